-- One person_role row of one article, and which title it is.
with source as (
    select * from {{ source('decisions', 'title_id_map') }}
),

renamed as (
    select
        told_id,
        title_id
    from source
)

select * from renamed
