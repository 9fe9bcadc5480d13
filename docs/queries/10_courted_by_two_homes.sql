-- Which city or firm is courted by delegations of two different home cities, and how far apart, in days and in kilometres?
-- 哪些城市或企业先后接待了两个不同城市的代表团？相隔多少天，两城相距多少公里？
with courted as (
    select
        'city' as courted_kind,
        coalesce(place.city_name, place.name) as courted,
        trip.trip_id,
        trip.home_place_id,
        trip.started_on
    from main.bridge_trip_place as stop
    inner join main.fct_trip as trip on stop.trip_id = trip.trip_id
    inner join main.dim_place as place on stop.place_id = place.place_id
    where place.level not in ('country', 'region')
    union
    select
        'firm' as courted_kind,
        firm.name as courted,
        trip.trip_id,
        trip.home_place_id,
        coalesce(engagement.occurred_from, trip.started_on) as started_on
    from main.bridge_engagement_party as party
    inner join main.dim_organization as firm on party.party_id = firm.organization_id
    inner join main.fct_engagement as engagement on party.engagement_id = engagement.engagement_id
    inner join main.fct_trip as trip on engagement.trip_id = trip.trip_id
    where
        firm.kind = 'company'
        and party.side = 'counterpart'
),

first_visit as (
    select
        courted.courted_kind,
        courted.courted,
        coalesce(home.city_name, home.name) as home,
        any_value(home.longitude) as longitude,
        any_value(home.latitude) as latitude,
        min(courted.started_on) as first_courted_on
    from courted
    inner join main.dim_place as home on courted.home_place_id = home.place_id
    group by all
)

select
    earlier.courted_kind,
    earlier.courted,
    earlier.home as one_home,
    earlier.first_courted_on,
    later.home as other_home,
    later.first_courted_on as other_courted_on,
    abs(later.first_courted_on - earlier.first_courted_on) as days_apart,
    -- On a globe of 6,371 km radius.
    round(
        2 * 6371 * asin(sqrt(
            pow(sin(radians(later.latitude - earlier.latitude) / 2), 2)
            + cos(radians(earlier.latitude)) * cos(radians(later.latitude))
            * pow(sin(radians(later.longitude - earlier.longitude) / 2), 2)
        ))
    ) as kilometres_apart
from first_visit as earlier
inner join first_visit as later
    on
        earlier.courted_kind = later.courted_kind
        and earlier.courted = later.courted
        and earlier.home < later.home
order by
    days_apart nulls last,
    earlier.courted_kind,
    earlier.courted,
    one_home,
    other_home;
