-- A trip that ends before it starts has a negative length in every average. One article at fault does not stop the others.
{{ config(severity='warn') }}

select trip_id as fact_id
from {{ ref('fct_trip') }}
where ended_on < started_on
union all
select engagement_id as fact_id
from {{ ref('fct_engagement') }}
where occurred_to < occurred_from
union all
select agreement_id as fact_id
from {{ ref('fct_agreement') }}
where signed_to < signed_from
