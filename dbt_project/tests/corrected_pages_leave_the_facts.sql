-- A figure that its own page has corrected since would be added up beside the correction.
with told as (
    select
        figure_id as fact_id,
        known_to
    from {{ ref('told_figure') }}
    union all
    select
        agreement_id as fact_id,
        known_to
    from {{ ref('told_agreement') }}
),

fact as (
    select figure_id as fact_id from {{ ref('fct_figure') }}
    union all
    select agreement_id as fact_id from {{ ref('fct_agreement') }}
)

select fact.fact_id
from fact
inner join told on fact.fact_id = told.fact_id
group by fact.fact_id
having count(*) filter (where told.known_to is null) = 0
