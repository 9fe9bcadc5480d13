-- The release itself, one row.
with release as (
    select * from {{ ref('stg_run_release') }}
)

select
    release.release_id,
    release.built_at,
    release.run_id,
    release.code_version,
    release.extractor_digest,
    release.input_digest,
    release.article_count
from release
