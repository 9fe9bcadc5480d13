-- Which titles name no city or employer, and which one was meant, on what ground?
-- 哪些职务未写明城市或机构？所指为何，依据何在？
select
    person.name as person,
    told.title,
    body.name as body_meant,
    area.name as place_meant,
    coalesce(told.affiliation_basis, 'unstated') as affiliation_basis,
    told.affiliation_reason,
    told.evidence,
    article.title as article,
    told.told_id
from told.person_role as told
inner join main.dim_person as person on told.person_id = person.person_id
inner join main.dim_article as article on told.article_id = article.article_id
left join main.dim_organization as body on told.organization_id = body.organization_id
left join main.dim_place as area on coalesce(told.place_id, body.place_id) = area.place_id
where
    told.known_to is null
    and told.affiliation_basis is distinct from 'stated'
order by
    article.published_on nulls last,
    article.article_id,
    told.raw_start,
    told.told_id;
