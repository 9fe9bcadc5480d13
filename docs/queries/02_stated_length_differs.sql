-- Where does the stated length of a trip differ from its dates?
-- 哪些行程的所述天数与起止日期不符？
select
    home.name as home,
    leader.name as leader,
    trip.started_on,
    trip.ended_on,
    trip.days_stated,
    trip.days_computed,
    trip.trip_id
from main.fct_trip as trip
left join main.dim_place as home on trip.home_place_id = home.place_id
left join main.dim_person as leader on trip.lead_person_id = leader.person_id
where trip.days_stated <> trip.days_computed
order by abs(trip.days_stated - trip.days_computed) desc;
