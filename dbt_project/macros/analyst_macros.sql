{#
    The macros an analyst finds in the published file. Each takes names as people write them: a name matches when it is the
    name of an entity or one of its aliases. `create_analyst_macros` runs once, after all tables are built.
#}
{% macro analyst_macros() %}
    {{ return([
        {'name': 'help', 'example': 'help()',
         'description': 'What there is: every table, view and macro with a sentence / 本库所有的表、视图与宏，各附一句说明'},
        {'name': 'named', 'example': "named('无锡')",
         'description': 'Every entity of that name or alias / 以此为名或别名的所有实体'},
        {'name': 'lies_in', 'example': "lies_in('江苏省')",
         'description': 'The place and every known place in it / 该地及其辖内所有已知地点'},
        {'name': 'itinerary', 'example': "itinerary('李明')",
         'description': 'What a person did day by day, leading or taking part / 某人逐日的活动（带队或参加）'},
        {'name': 'trips', 'example': "trips('无锡市')",
         'description': 'Journeys from a place or to it / 从某地出发或前往某地的行程'},
        {'name': 'agreements_between',
         'example': "agreements_between('无锡市', '韩国')",
         'description': 'Agreements with a party from each of two places / 两地之间签订或商谈的协议'},
        {'name': 'who_held',
         'example': "who_held('市委书记', '无锡市', date '2024-02-29')",
         'description': 'Who held an office of a place on a day, stated or inferred, and why / 某日某地某职由何人担任，系明述或推断及其理由'},
        {'name': 'project_lives', 'example': 'project_lives(current_date)',
         'description': 'How far each project had come by a day, its age, and whether anything was told of it since / 截至某日各项目的进展、年龄及此后有无消息'},
        {'name': 'evidence', 'example': "evidence('…')",
         'description': 'The sentences a told row rests on, with the rule that read it / 一条记述所依据的原文及读出它的规则'},
        {'name': 'articles_about', 'example': "articles_about('无锡市')",
         'description': 'Articles that mention a person, organization or place / 提及某人物、机构或地点的文章'},
        {'name': 'search', 'example': "search('经贸 合作')",
         'description': 'Articles that have all of the words, best first / 含有全部词语的文章，最相关者在前'},
    ]) }}
{% endmacro %}

{% macro create_analyst_macros() %}
    {% if execute and flags.WHICH in ('run', 'build') %}
        create or replace macro help() as table
            select
                kind,
                how_to_call,
                description_en,
                description_zh
            from catalog.object_info
            order by
                list_position(['macro', 'table', 'view'], kind),
                list_position(['main', 'told', 'text', 'catalog'], schema_name),
                name;

        create or replace macro named(wanted) as table
            select
                entity.entity_kind,
                entity.entity_id,
                entity.name
            from main.dim_entity as entity
            where
                entity.name = wanted
                or exists (
                    select 1
                    from main.dim_alias as other
                    where
                        other.entity_kind = entity.entity_kind
                        and other.entity_id = entity.entity_id
                        and other.alias = wanted
                )
            order by
                entity.entity_kind,
                entity.entity_id;

        -- A place stands for everything in it: a visit to Busan is a visit to Korea, a firm of Wuxi is of Jiangsu.
        create or replace macro lies_in(place) as table
            with recursive below as (
                select entity_id as place_id
                from named(place)
                where entity_kind = 'place'
                union
                select inner_place.place_id
                from main.dim_place as inner_place
                inner join below on inner_place.parent_place_id = below.place_id
            )

            select place_id from below;

        create or replace macro itinerary(person) as table
            with wanted as (
                select entity_id as person_id
                from named(person)
                where entity_kind = 'person'
            ),

            attended as (
                select
                    engagement_id,
                    'led' as part
                from main.fct_engagement
                where lead_person_id in (select person_id from wanted)
                union
                select
                    engagement_id,
                    'took part' as part
                from main.bridge_engagement_party
                where party_kind = 'person' and party_id in (select person_id from wanted)
            ),

            met as (
                select
                    engagement_id,
                    string_agg(distinct party_name, '、' order by party_name) as met_with
                from main.bridge_engagement_party
                where side in ('counterpart', 'host')
                group by engagement_id
            )

            select
                engagement.occurred_from,
                engagement.occurred_to,
                engagement.date_basis,
                engagement.kind,
                engagement.event_name,
                scene.name as place_name,
                scene.city_name,
                string_agg(attended.part, ', ' order by attended.part) as part,
                any_value(met.met_with) as met_with,
                engagement.trip_id,
                engagement.engagement_id
            from attended
            inner join main.fct_engagement as engagement on attended.engagement_id = engagement.engagement_id
            left join met on engagement.engagement_id = met.engagement_id
            left join main.dim_place as scene on engagement.place_id = scene.place_id
            group by all
            order by
                engagement.occurred_from nulls last,
                engagement.occurred_to nulls last,
                engagement.engagement_id;

        create or replace macro trips(place) as table
            with destination as (
                select
                    stop.trip_id,
                    string_agg(there.name, '、' order by stop.ordinal) as destinations,
                    bool_or(stop.place_id in (select wanted.place_id from lies_in(place) as wanted)) as leads_there
                from main.bridge_trip_place as stop
                inner join main.dim_place as there on stop.place_id = there.place_id
                group by stop.trip_id
            )

            select
                trip.direction,
                home.name as home,
                leader.name as leader,
                trip.started_on,
                trip.ended_on,
                trip.date_basis,
                destination.destinations,
                trip.article_count,
                trip.trip_id
            from main.fct_trip as trip
            left join destination on trip.trip_id = destination.trip_id
            left join main.dim_place as home on trip.home_place_id = home.place_id
            left join main.dim_person as leader on trip.lead_person_id = leader.person_id
            where
                destination.leads_there
                or trip.home_place_id in (select wanted.place_id from lies_in(place) as wanted)
            order by
                trip.started_on nulls last,
                trip.trip_id;

        create or replace macro agreements_between(place, other_place) as table
            with party as (
                select
                    agreement_party.agreement_id,
                    agreement_party.party_name,
                    coalesce(organization.place_id, agreement_party.party_id) as place_id
                from main.bridge_agreement_party as agreement_party
                left join main.dim_organization as organization on agreement_party.party_id = organization.organization_id
            ),

            parties as (
                select
                    party.agreement_id,
                    string_agg(distinct party.party_name, '、' order by party.party_name) as parties,
                    bool_or(party.place_id in (select one.place_id from lies_in(place) as one)) as has_one,
                    bool_or(party.place_id in (select other.place_id from lies_in(other_place) as other)) as has_other
                from party
                group by party.agreement_id
            )

            select
                agreement.status,
                agreement.kind,
                parties.parties,
                agreement.agreement_count,
                agreement.subject,
                agreement.amount,
                agreement.currency,
                agreement.amount_qualifier,
                agreement.signed_from,
                agreement.signed_to,
                agreement.article_count,
                agreement.agreement_id
            from main.fct_agreement as agreement
            inner join parties on agreement.agreement_id = parties.agreement_id
            where parties.has_one and parties.has_other
            order by
                agreement.signed_from nulls last,
                agreement.agreement_id;

        -- "stated" when an article tells the office for the day; else "inferred", with the reason, from what is told before and after;
        -- nothing where a successor was seen by then, or where no day is known.
        create or replace macro who_held(title, place, day) as table
            with asked as (
                select
                    held.*,
                    office.is_deputy,
                    person.name as person,
                    coalesce(body.name, area.name) as body
                from main.bridge_person_role as held
                inner join main.dim_person as person on held.person_id = person.person_id
                left join main.dim_title as office on held.title_id = office.title_id
                left join main.dim_organization as body on held.organization_id = body.organization_id
                left join main.dim_place as area on coalesce(held.place_id, body.place_id) = area.place_id
                where
                    title in (held.title, office.name)
                    and (
                        body.name = place
                        or area.place_id in (select wanted.entity_id from named(place) as wanted)
                    )
            ),

            told_for_the_day as (
                select distinct
                    told.person_id,
                    told.title_id
                from told.person_role as told
                inner join main.dim_article as article on told.article_id = article.article_id
                where
                    told.known_to is null
                    and cast(day as date) between coalesce(told.as_of_from, article.published_on)
                    and coalesce(told.as_of_to, told.as_of_from, article.published_on)
            ),

            judged as (
                select
                    asked.*,
                    stated.person_id is not null as is_stated,
                    -- One at a time holds an office that is nobody's deputy.
                    (
                        select min(other.person)
                        from asked as other
                        where
                            not coalesce(asked.is_deputy, true)
                            and other.person_id <> asked.person_id
                            and other.title_id = asked.title_id
                            and other.body is not distinct from asked.body
                            and (
                                other.first_seen_on between asked.last_seen_on and cast(day as date)
                                or other.last_seen_on between cast(day as date) and asked.first_seen_on
                            )
                    ) as another
                from asked
                left join told_for_the_day as stated
                    on asked.person_id = stated.person_id and asked.title_id = stated.title_id
            )

            select
                judged.person,
                judged.title,
                judged.body,
                case
                    when judged.is_stated then 'stated'
                    when judged.first_seen_on is not null and judged.another is null then 'inferred'
                end as basis,
                case
                    when judged.is_stated then 'told for the day'
                    when judged.first_seen_on is null then 'seen on no certain day'
                    when judged.another is not null then judged.another || ' was seen in between'
                    when cast(day as date) between judged.first_seen_on and judged.last_seen_on then 'seen before and after'
                    when judged.last_seen_on < cast(day as date)
                        then 'last seen ' || (cast(day as date) - judged.last_seen_on) || ' days before'
                    else 'first seen ' || (judged.first_seen_on - cast(day as date)) || ' days after'
                end as reason,
                judged.first_seen_on,
                judged.last_seen_on,
                judged.affiliation_basis,
                judged.affiliation_reason,
                judged.article_count
            from judged
            order by
                list_position(['stated', 'inferred'], basis) nulls last,
                coalesce(
                    least(abs(judged.first_seen_on - cast(day as date)), abs(judged.last_seen_on - cast(day as date))),
                    1000000
                ),
                judged.person;

        -- What was known of each project by a day: how far it had come, how old it was, and whether anything was told of it since.
        create or replace macro project_lives(day) as table
            with staged as (
                select
                    stage.project_id,
                    stage.stage,
                    list_position(
                        ['hoped', 'talked', 'intended', 'agreed', 'signed', 'started', 'in_production', 'expanded'], stage.stage
                    ) as step,
                    coalesce(stage.stage_from, stage.first_told_on) as reached_on,
                    coalesce(stage.stage_to, stage.stage_from, stage.first_told_on) as seen_on
                from main.fct_project_stage as stage
                where coalesce(stage.stage_from, stage.first_told_on, cast(day as date)) <= cast(day as date)
            ),

            lived as (
                select
                    staged.project_id,
                    arg_max(staged.stage, staged.step) as furthest_stage,
                    max(staged.step) as furthest_step,
                    min(staged.reached_on) as first_reached_on,
                    max(staged.seen_on) as last_seen_on,
                    min(staged.reached_on) filter (where staged.step < 5) as first_wished_on,
                    min(staged.reached_on) filter (where staged.stage = 'signed') as signed_on,
                    min(staged.reached_on) filter (where staged.stage in ('started', 'in_production', 'expanded')) as built_on
                from staged
                group by staged.project_id
            ),

            -- An article that prints no day may be of any: of a project that only such ones tell, nobody knows how long it is silent.
            heard as (
                select
                    told.project_id,
                    max(article.published_on) as last_told_on
                from told.project as told
                inner join main.dim_article as article on told.article_id = article.article_id
                where
                    told.known_to is null
                    and article.published_on <= cast(day as date)
                group by told.project_id
            ),

            silence as (
                select
                    lived.project_id,
                    heard.last_told_on,
                    greatest(lived.last_seen_on, heard.last_told_on) as since
                from lived
                inner join heard on lived.project_id = heard.project_id
            )

            select
                project.name as project,
                investor.name as investor,
                site.name as place,
                lived.furthest_stage,
                lived.first_reached_on as first_told_on,
                silence.last_told_on,
                lived.signed_on - lived.first_wished_on as days_to_signed,
                lived.built_on - lived.first_reached_on as days_to_built,
                cast(day as date) - lived.first_reached_on as age_days,
                cast(day as date) - silence.since as days_silent,
                -- A year without a word: projects that go on are told of at least when the year is summed up.
                lived.furthest_step < 6
                and cast(day as date) - silence.since > 365 as no_later_evidence,
                project.article_count,
                project.project_id
            from lived
            inner join main.dim_project as project on lived.project_id = project.project_id
            left join silence on lived.project_id = silence.project_id
            left join main.dim_organization as investor on project.investor_organization_id = investor.organization_id
            left join main.dim_place as site on project.place_id = site.place_id
            order by
                lived.first_reached_on nulls last,
                project.project_id;

        create or replace macro evidence(told_id_wanted) as table
            with quoted as (
                {% for table in ['trip', 'engagement', 'agreement', 'figure', 'person_role', 'organization_relation',
                    'organization_alias'] %}
                select
                    '{{ table }}' as part,
                    true as is_primary,
                    fact.article_id,
                    fact.raw_start,
                    fact.raw_end,
                    fact.evidence as quotation,
                    fact.rule
                from told.{{ table }} as fact
                where fact.told_id = told_id_wanted
                union all
                {% endfor %}
                select
                    support.part,
                    support.is_primary,
                    support.article_id,
                    support.raw_start,
                    support.raw_end,
                    support.evidence as quotation,
                    support.rule
                from told.evidence as support
                where support.told_id = told_id_wanted
            )

            select
                quoted.part,
                quoted.is_primary,
                quoted.quotation,
                quoted.rule,
                rule.meaning_en,
                rule.meaning_zh,
                article.title,
                article.source_uri,
                quoted.raw_start,
                quoted.raw_end,
                quoted.article_id
            from quoted
            inner join main.dim_article as article on quoted.article_id = article.article_id
            left join catalog.rule as rule on quoted.rule = rule.rule
            order by
                quoted.is_primary desc,
                quoted.raw_start,
                quoted.raw_end,
                quoted.part;

        create or replace macro articles_about(entity) as table
            select
                article.published_on,
                article.title,
                article.publisher,
                entity_named.name as entity,
                count(*) as mentions,
                article.duplicate_of_article_id is not null as is_reprint,
                article.article_id
            from named(entity) as entity_named
            inner join text.mention as mention
                on
                    entity_named.entity_kind = mention.entity_kind
                    and entity_named.entity_id = mention.entity_id
            inner join main.dim_article as article on mention.article_id = article.article_id
            group by all
            order by
                article.published_on nulls last,
                article.article_id;

        create or replace macro search(words) as table
            with wanted as (
                select distinct unnest(regexp_split_to_array(lower(trim(words)), '\s+')) as token
            )

            select
                article.published_on,
                article.title,
                article.publisher,
                sum(token.occurrences) as occurrences,
                article.article_id
            from wanted
            inner join text.token as token on wanted.token = lower(token.token)
            inner join main.dim_article as article on token.article_id = article.article_id
            group by all
            having count(distinct wanted.token) = (select count(*) from wanted)
            order by
                occurrences desc,
                article.article_id;

        {% for macro in analyst_macros() %}
        comment on macro table main.{{ macro.name }} is {{ as_literals([macro.description]) }};
        {% endfor %}
    {% endif %}
{% endmacro %}
