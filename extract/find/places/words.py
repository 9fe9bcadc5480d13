"""Where the rules of places stand, and the words several of their finders look for."""

from __future__ import annotations

import re

PLACES = "places.yml"
OF_A_BRIDGE = re.compile(r"大桥|高速|高铁|铁路|公路|通道|隧道")
