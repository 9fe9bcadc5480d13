-- A told row without its fact would be counted nowhere and found by nobody.
with told as (
    select
        'trip' as fact_kind,
        told_id,
        trip_id as fact_id
    from {{ ref('told_trip') }}
    where known_to is null
    union all
    select
        'engagement' as fact_kind,
        told_id,
        engagement_id as fact_id
    from {{ ref('told_engagement') }}
    where known_to is null
    union all
    select
        'agreement' as fact_kind,
        told_id,
        agreement_id as fact_id
    from {{ ref('told_agreement') }}
    where known_to is null
    union all
    select
        'figure' as fact_kind,
        told_id,
        figure_id as fact_id
    from {{ ref('told_figure') }}
    where known_to is null
    union all
    select
        'project' as fact_kind,
        told_id,
        project_id as fact_id
    from {{ ref('told_project') }}
    where known_to is null
    union all
    select
        'project' as fact_kind,
        told_id,
        project_id as fact_id
    from {{ ref('told_project_stage') }}
    where known_to is null
),

fact as (
    select trip_id as fact_id from {{ ref('fct_trip') }}
    union all
    select engagement_id as fact_id from {{ ref('fct_engagement') }}
    union all
    select agreement_id as fact_id from {{ ref('fct_agreement') }}
    union all
    select figure_id as fact_id from {{ ref('fct_figure') }}
    union all
    select project_id as fact_id from {{ ref('dim_project') }}
)

select told.*
from told
left join fact on told.fact_id = fact.fact_id
where fact.fact_id is null
