-- One conflict inside or between articles. Nothing looks for them yet, so there is none.
select
    cast(null as varchar) as kind,
    cast(null as varchar) as left_value,
    cast(null as varchar) as right_value,
    cast(null as varchar) as left_told_id,
    cast(null as varchar) as right_told_id,
    cast(null as bigint) as article_count,
    cast(null as date) as first_told_on,
    cast(null as boolean) as is_inferred,
    cast(null as double) as confidence,
    cast(null as timestamp) as known_from
where false
