-- Trips by rank of the leader (1 national … 9 township), destination city and quarter.
-- 按带队人级别、目的城市与季度统计行程。
with rank_of_leader as (
    select
        role.person_id,
        min(title.administrative_rank) as administrative_rank
    from main.bridge_person_role as role
    inner join main.dim_title as title on role.title_id = title.title_id
    group by role.person_id
)

select
    rank_of_leader.administrative_rank,
    coalesce(place.city_name, place.name) as destination,
    calendar.year,
    calendar.quarter,
    count(distinct trip.trip_id) as trips
from main.fct_trip as trip
inner join main.bridge_trip_place as stop on trip.trip_id = stop.trip_id
inner join main.dim_place as place on stop.place_id = place.place_id
left join rank_of_leader on trip.lead_person_id = rank_of_leader.person_id
left join main.dim_date as calendar on trip.started_on = calendar.date_day
group by all
order by
    rank_of_leader.administrative_rank nulls last,
    destination,
    calendar.year,
    calendar.quarter;
