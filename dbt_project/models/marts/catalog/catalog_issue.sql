-- One thing read but not understood, in one article or between several, or an article that a gate kept out.
with read_in_one_article as (
    select * from {{ ref('stg_issue') }}
),

undecided_between_articles as (
    select * from {{ ref('stg_decided_issue') }}
),

kept_out_by_a_gate as (
    select * from {{ ref('stg_run_issue') }}
),

issue as (
    select * from read_in_one_article
    union all by name
    select * from undecided_between_articles
    union all by name
    select * from kept_out_by_a_gate
)

select
    issue.article_id,
    issue.stage,
    issue.reason,
    issue.detail,
    issue.raw_start,
    issue.raw_end
from issue
