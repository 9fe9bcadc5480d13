-- When did each trip take place, and how is the year known?
-- 每次行程是何时，年份从何而知？
select
    home.name as home,
    leader.name as leader,
    trip.started_on,
    trip.ended_on,
    trip.date_basis,
    trip.date_reason,
    trip.article_count
from main.fct_trip as trip
left join main.dim_place as home on trip.home_place_id = home.place_id
left join main.dim_person as leader on trip.lead_person_id = leader.person_id
order by
    trip.started_on nulls last,
    trip.trip_id;
