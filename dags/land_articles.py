"""Inbox to landed articles: every quarter of an hour, and seconds after the inbox has changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import AssetOrTimeSchedule, CronTriggerTimetable, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowSkipException

from jingmao.assets import INBOX, LANDED_ARTICLES
from jingmao.settings import read_settings


@dag(
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("*/15 * * * *", timezone="UTC"), assets=[INBOX]),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    tags=["jingmao", "landing"],
    default_args={"owner": "jingmao", "retries": 2, "retry_delay": timedelta(seconds=30)},
    dagrun_timeout=timedelta(hours=2),
    doc_md="""
### Take in what lies in the inbox

Copies every article of the inbox into `landed/` under the hash of its bytes and notes the delivery. What is empty,
binary, too large or cannot be decoded goes to quarantine with a reason. Files in the inbox are never moved or changed.

Runs every 15 minutes and a few seconds after the inbox has changed. A run that finds nothing new is *skipped*: only new
articles wake `build_warehouse`.
""",
)
def land_articles() -> None:
    """Land the inbox; only something new wakes the build."""

    @task(
        outlets=[LANDED_ARTICLES],
        execution_timeout=timedelta(hours=1),
        doc_md="Copy what is new in the inbox; skipped when nothing is.",
    )
    def land() -> dict[str, int]:
        from extract.land import land_folder

        settings = read_settings()
        run_id = f"{get_current_context()['dag_run'].start_date:%Y%m%dT%H%M%S.%fZ}"
        landing = land_folder(settings.articles, settings.data, run_id)
        if not landing.is_new:
            raise AirflowSkipException(f"Nothing new in {settings.articles}.")
        return {"accepted": landing.accepted, "quarantined": landing.quarantined}

    land()


land_articles()
