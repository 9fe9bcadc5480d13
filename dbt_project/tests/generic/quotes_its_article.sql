{# A fact whose quotation is not what stands in the article cannot be checked by its reader. #}
{% test quotes_its_article(model) %}
    select
        fact.article_id,
        fact.raw_start,
        fact.raw_end,
        fact.evidence
    from {{ model }} as fact
    left join {{ ref('dim_article') }} as article on fact.article_id = article.article_id
    where
        not coalesce(
            fact.raw_start >= 0
            and fact.raw_start < fact.raw_end
            and substring(article.raw_text, fact.raw_start + 1, fact.raw_end - fact.raw_start) = fact.evidence,
            false
        )
{% endtest %}
