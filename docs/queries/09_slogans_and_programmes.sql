-- Which slogans appear in more than one article, and whose numbered programme is which?
-- 哪些政策用语见于多篇文章？哪个带数字的体系属于哪个地方？
with said as (
    select
        mention.entity_id as policy_term_id,
        count(distinct coalesce(article.duplicate_of_article_id, article.article_id)) as articles,
        string_agg(distinct home.name, '、' order by home.name) as said_by_delegations_of,
        min(article.published_on) as first_printed_on
    from text.mention as mention
    inner join main.dim_article as article on mention.article_id = article.article_id
    left join main.dim_place as home on article.home_place_id = home.place_id
    where mention.entity_kind = 'policy_term'
    group by mention.entity_id
)

select
    term.name,
    regexp_matches(term.name, '[0-9]') as is_numbered,
    whose.name as programme_of,
    said.articles,
    said.said_by_delegations_of,
    said.first_printed_on
from said
inner join main.dim_policy_term as term on said.policy_term_id = term.policy_term_id
left join main.dim_place as whose on term.place_id = whose.place_id
where said.articles > 1 or regexp_matches(term.name, '[0-9]')
order by
    said.articles desc,
    is_numbered desc,
    term.name asc;
