-- Which firms did a delegation visit, by host city, and where does the host city rest on the trip or on nothing?
-- 代表团走访了哪些企业，按所在城市；城市系由行程推得或无从得知者为何？
select
    coalesce(place.city_name, place.name) as host_city,
    coalesce(engagement.place_basis, 'unstated') as place_basis,
    party.party_name as firm,
    engagement.kind,
    engagement.occurred_from,
    engagement.occurred_to,
    engagement.trip_id
from main.fct_engagement as engagement
inner join main.bridge_engagement_party as party on engagement.engagement_id = party.engagement_id
inner join main.dim_organization as organization on party.party_id = organization.organization_id
left join main.dim_place as place on engagement.place_id = place.place_id
where
    engagement.kind in ('visit', 'site_tour', 'inspection', 'meeting')
    and party.side = 'counterpart'
    and organization.kind = 'company'
    and not engagement.is_background
order by
    host_city nulls last,
    engagement.occurred_from nulls last,
    firm;
