-- One check of one stage of this build.
with source as (
    select * from {{ source('run', 'quality_result') }}
),

renamed as (
    select
        stage,
        suite,
        expectation,
        subject,
        severity,
        success,
        observed,
        threshold
    from source
)

select * from renamed
