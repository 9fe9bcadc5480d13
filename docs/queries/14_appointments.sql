-- Which appointments were made, by whom, and on what evidence?
-- 作出了哪些聘任，由谁作出，依据何在？
select
    told.kind,
    told.occurred_from,
    string_agg(
        distinct party.party_name || '（' || party.side || '）', '、'
        order by party.party_name || '（' || party.side || '）'
    ) as parties,
    leader.name as leader,
    told.evidence,
    told.rule,
    article.title,
    told.told_id
from told.engagement as told
inner join main.dim_article as article on told.article_id = article.article_id
left join main.bridge_engagement_party as party on told.engagement_id = party.engagement_id
left join main.dim_person as leader on told.lead_person_id = leader.person_id
where
    told.kind = 'appointment'
    and told.known_to is null
group by all
order by
    told.occurred_from nulls last,
    told.told_id;
