-- Every person, organization and place in one list.
{{ config(materialized='view') }}

with person as (
    select * from {{ ref('dim_person') }}
),

organization as (
    select * from {{ ref('dim_organization') }}
),

place as (
    select * from {{ ref('dim_place') }}
)

select
    'person' as entity_kind,
    person.person_id as entity_id,
    person.name,
    cast(null as varchar) as city_name,
    cast(null as varchar) as country_code
from person
union all
select
    'organization' as entity_kind,
    organization.organization_id as entity_id,
    organization.name,
    seat.city_name,
    organization.country_code
from organization
left join place as seat on organization.place_id = seat.place_id
union all
select
    'place' as entity_kind,
    place.place_id as entity_id,
    place.name,
    place.city_name,
    place.country_code
from place
