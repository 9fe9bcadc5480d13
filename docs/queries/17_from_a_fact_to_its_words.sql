-- From any fact (here: every agreement) its sentences, the original as damaged as it is, and the rule that read it.
-- 从任一事实（此处为每份协议）回到原句、未经修复的原文与读出它的规则。
select
    agreement.status,
    agreement.subject,
    proof.part,
    proof.evidence as original,
    rule.meaning_en,
    rule.meaning_zh,
    article.source_uri,
    proof.raw_start,
    proof.raw_end,
    told.told_id
from main.fct_agreement as agreement
inner join told.agreement as told on agreement.agreement_id = told.agreement_id
inner join told.evidence as proof on told.told_id = proof.told_id
inner join main.dim_article as article on proof.article_id = article.article_id
left join catalog.rule as rule on proof.rule = rule.rule
where told.known_to is null
order by
    agreement.agreement_id asc,
    proof.is_primary desc,
    proof.raw_start asc,
    proof.part asc;
