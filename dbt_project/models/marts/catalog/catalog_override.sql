-- One reviewed judgement that beats the rules, and how many local entities or told rows it was found to mean.
with override as (
    select * from {{ ref('stg_decided_override') }}
)

select
    override.line,
    override.override,
    override.kind,
    override.article_id,
    override.evidence,
    override.other_article_id,
    override.other_evidence,
    override.new_name,
    override.reason,
    override.matched_count
from override
