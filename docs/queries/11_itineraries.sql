-- The itinerary of every leader of a trip, day by day; for one person: from itinerary('姓名').
-- 每位带队人逐日的行程；查一个人：from itinerary('姓名')。
select
    person.name as person,
    step.occurred_from,
    step.occurred_to,
    step.date_basis,
    step.kind,
    step.event_name,
    coalesce(place.city_name, place.name) as city,
    place.name as place,
    string_agg(distinct party.party_name, '、' order by party.party_name) filter (
        where party.side in ('counterpart', 'host')
    ) as met_with,
    step.engagement_id
from main.fct_trip as trip
inner join main.dim_person as person on trip.lead_person_id = person.person_id
inner join main.fct_engagement as step on trip.trip_id = step.trip_id
left join main.dim_place as place on step.place_id = place.place_id
left join main.bridge_engagement_party as party on step.engagement_id = party.engagement_id
where not step.is_background
group by all
order by
    person.name,
    step.occurred_from nulls last,
    step.occurred_to nulls last,
    step.engagement_id;
