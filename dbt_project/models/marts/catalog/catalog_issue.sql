-- One thing read but not understood, in one article or between several.
with read_in_one_article as (
    select * from {{ ref('stg_issue') }}
),

undecided_between_articles as (
    select * from {{ ref('stg_decided_issue') }}
),

issue as (
    select * from read_in_one_article
    union all by name
    select * from undecided_between_articles
)

select
    issue.article_id,
    issue.stage,
    issue.reason,
    issue.detail,
    issue.raw_start,
    issue.raw_end
from issue
