"""Services outside, where nobody listens: no test leaves the machine; without a stand-in it is offline."""

NOWHERE = {"open_meteo_url": "http://127.0.0.1:9", "mapbox_url": "http://127.0.0.1:9"}
"""Settings by the names of their fields."""
