-- One rule that can find or decide something.
with rule as (
    {% for room in ['restore', 'time_and_numbers', 'names', 'events', 'resolve'] %}
    select * from {{ ref('rule_' ~ room) }}
    {{ 'union all by name' if not loop.last }}
    {% endfor %}
)

select
    rule.rule,
    rule.meaning_en,
    rule.meaning_zh,
    rule.checked_count,
    rule.right_count
from rule
