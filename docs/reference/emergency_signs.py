"""List every emergency sign in a handbook: python3 emergency_signs.py handbook.json."""

import json
import sys
from pathlib import Path

handbook = json.loads(Path(sys.argv[1]).read_text("utf-8"))

for effect in handbook["side_effects"]:
    for call in effect["calls"]:
        if call["urgency"] == "emergency":
            print(f"{effect['name']} ({effect['url']})")
            for sign in call["items"]:
                print(f"  - {sign}")
