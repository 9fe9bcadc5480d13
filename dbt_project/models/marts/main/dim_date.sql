-- One day between the first and the last day of any trip, engagement, agreement or publication.
with known_day as (
    select started_on as day from {{ ref('fct_trip') }}
    union all
    select ended_on as day from {{ ref('fct_trip') }}
    union all
    select occurred_from as day from {{ ref('fct_engagement') }}
    union all
    select occurred_to as day from {{ ref('fct_engagement') }}
    union all
    select signed_from as day from {{ ref('fct_agreement') }}
    union all
    select signed_to as day from {{ ref('fct_agreement') }}
    union all
    select published_on as day from {{ ref('stg_article') }}
),

bounds as (
    select
        min(day) as first_day,
        max(day) as last_day
    from known_day
),

calendar as (
    select cast(unnest(generate_series(bounds.first_day, bounds.last_day, interval 1 day)) as date) as date_day
    from bounds
)

select
    calendar.date_day,
    cast(extract(year from calendar.date_day) as integer) as year,
    cast(extract(quarter from calendar.date_day) as integer) as quarter,
    cast(extract(month from calendar.date_day) as integer) as month,
    cast(extract(week from calendar.date_day) as integer) as week,
    cast(extract(isodow from calendar.date_day) as integer) as weekday
from calendar
