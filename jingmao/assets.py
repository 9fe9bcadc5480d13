"""The three things whose news moves the schedule: the inbox, the landed articles, the published warehouse."""

from __future__ import annotations

from airflow.sdk import Asset, AssetWatcher

from jingmao.inbox_watch import InboxChanged
from jingmao.settings import read_settings

# The watch wakes `land_articles` seconds after a file came; its quarter-hourly schedule is the safety net.
INBOX = Asset(
    name="inbox",
    uri="jingmao://inbox",
    watchers=[AssetWatcher(name="inbox_changed", trigger=InboxChanged(str(read_settings().articles)))],
)
LANDED_ARTICLES = Asset(name="landed_articles", uri="jingmao://landed-articles")
PUBLISHED_WAREHOUSE = Asset(name="published_warehouse", uri="jingmao://published-warehouse")
