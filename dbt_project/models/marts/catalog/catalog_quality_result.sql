-- One check of one stage of this build.
with quality_result as (
    select * from {{ ref('stg_run_quality_result') }}
)

select
    quality_result.stage,
    quality_result.suite,
    quality_result.expectation,
    quality_result.subject,
    quality_result.severity,
    quality_result.success,
    quality_result.observed,
    quality_result.threshold
from quality_result
