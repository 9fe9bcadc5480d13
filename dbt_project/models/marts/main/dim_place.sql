-- One place that is mentioned, or that a mentioned place lies in.
with place as (
    select * from {{ ref('int_places_placed') }}
)

select
    place.place_id,
    place.name,
    place.level,
    place.admin_code,
    place.parent_place_id,
    place.stands_for_place_id,
    place.city_name,
    place.province_name,
    place.country_name,
    place.country_code,
    place.longitude,
    place.latitude
from place
