-- Who appears in more than one article, across both scripts? Versions and reprints of one text count once.
-- 哪些人出现在不止一篇文章中（跨简繁两体）？同文的各版与转载只计一次。
select
    person.name,
    person.disambiguator,
    count(distinct coalesce(article.duplicate_of_article_id, article.article_id)) as articles,
    string_agg(distinct article.script, '、' order by article.script) as scripts,
    string_agg(distinct mention.surface, '、' order by mention.surface) as written,
    min(article.published_on) as first_printed_on,
    max(article.published_on) as last_printed_on,
    person.person_id
from text.mention as mention
inner join main.dim_person as person on mention.entity_id = person.person_id
inner join main.dim_article as article on mention.article_id = article.article_id
where
    mention.entity_kind = 'person'
    and not exists (
        select 1 from main.dim_article as newer
        where newer.supersedes_article_id = article.article_id
    )
group by all
having articles > 1
order by
    articles desc,
    person.name asc,
    person.person_id asc;
