"""Landed articles to a published release: read, judged, resolved, modelled, judged again, published."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from airflow.sdk import Param, TriggerRule, dag, get_current_context, task

from jingmao.assets import LANDED_ARTICLES, PUBLISHED_WAREHOUSE
from jingmao.settings import read_settings


@dag(
    schedule=[LANDED_ARTICLES],
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,  # two builds at once would only race for the same release
    tags=["jingmao", "warehouse"],
    default_args={"owner": "jingmao", "retries": 2, "retry_delay": timedelta(seconds=30)},
    dagrun_timeout=timedelta(hours=12),
    params={
        "accept_change": Param(
            None,
            type=["null", "string"],
            description="Why a change that a gate would stop is wanted; kept with the release.",
        )
    },
    doc_md="""
### Build and publish the warehouse

1. **plan_build** fixes what goes in. Same articles, same reader, same overrides as the current release: the run ends here
   and says so.
2. **gate_landed** judges what came in; **extract_shard** reads the articles not read before, one task per batch;
   **gate_extracted** judges each batch and sets bad ones aside.
3. **resolve** says what many articles say together; **build_models** runs dbt into a database of this run alone.
4. **gate_warehouse** judges the whole; **publish** makes it a release and turns `releases/current` to it in one step.

A gate that fails stops the run and leaves `releases/current` as it was. Its findings are in `ledger/` and in the run's
`gates/`. Gates are never retried: the same numbers fail the same way.
""",
)
def build_warehouse() -> None:
    """Build a release from everything landed, or say that nothing changed."""

    @task.short_circuit(
        execution_timeout=timedelta(minutes=15),
        doc_md="Fix the inputs of this run; end here when the current release was made from the same.",
    )
    def plan_build() -> str | None:
        from extract.digest import extractor_digest
        from warehouse import manifest

        settings = read_settings()
        context = get_current_context()
        run = manifest.plan_build(
            settings.data,
            f"{context['dag_run'].start_date:%Y%m%dT%H%M%S.%fZ}",  # the same when retried, in the order of time when sorted
            extractor_digest(settings.seeds),
            manifest.model_digest(),
            accept_change=context["params"]["accept_change"],
            overrides=settings.seeds / "override.csv",
        )
        return str(run) if run else None

    @task(retries=0, execution_timeout=timedelta(minutes=30), doc_md="Judge the landed articles as a whole.")
    def gate_landed(run: str) -> None:
        from warehouse import gates

        gates.gate_landed(Path(run))

    @task(execution_timeout=timedelta(minutes=15), doc_md="Cut the articles not read before into batches.")
    def plan_batches(run: str) -> list[str]:
        from extract import storage

        return storage.plan_batches(Path(run))

    @task(execution_timeout=timedelta(hours=1), doc_md="Read one batch of articles into records.")
    def extract_shard(run: str, batch: str) -> None:
        from extract import storage

        storage.extract_shard(Path(run), batch)

    @task(
        retries=0,
        trigger_rule=TriggerRule.NONE_FAILED,  # with nothing new to read there is no batch, and the build goes on
        execution_timeout=timedelta(minutes=30),
        doc_md="Judge every batch; set bad ones aside.",
    )
    def gate_extracted(run: str) -> None:
        from warehouse import gates

        gates.gate_extracted(Path(run))

    @task(execution_timeout=timedelta(hours=2), doc_md="Say what many articles say together.")
    def resolve(run: str) -> None:
        from resolve.storage import resolve_run

        resolve_run(Path(run), read_settings().seeds)

    @task(execution_timeout=timedelta(hours=2), doc_md="Run dbt into this run's own database.")
    def build_models(run: str) -> None:
        from warehouse import build

        build.build_models(Path(run), read_settings().dbt_project)

    @task(retries=0, execution_timeout=timedelta(minutes=30), doc_md="Judge the built warehouse as a whole.")
    def gate_warehouse(run: str) -> None:
        from warehouse import gates

        gates.gate_warehouse(Path(run))

    @task(
        outlets=[PUBLISHED_WAREHOUSE],
        execution_timeout=timedelta(hours=1),
        doc_md="Make the build a release and turn `releases/current` to it.",
    )
    def publish(run: str) -> str:
        from warehouse import release

        return release.publish(Path(run))

    run = plan_build()
    batches = plan_batches(run)
    shards = extract_shard.partial(run=run).expand(batch=batches)
    (
        gate_landed(run)
        >> batches
        >> shards
        >> gate_extracted(run)
        >> resolve(run)
        >> build_models(run)
        >> gate_warehouse(run)
        >> publish(run)
    )


build_warehouse()
