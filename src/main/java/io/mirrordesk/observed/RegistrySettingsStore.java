package io.mirrordesk.observed;

import io.mirrordesk.aws.NativeTemplateSummary;
import io.mirrordesk.aws.RuleSummary;
import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Rules, native templates and policy of each registry as last read. */
@Repository
class RegistrySettingsStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    RegistrySettingsStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Replaces what was known, all of it at once. */
    @Transactional
    void keep(
            RegistryId registry,
            List<RuleSummary> rules,
            List<NativeTemplateSummary> templates,
            Optional<String> policy,
            Optional<String> policyScope) {
        for (String table : List.of("registry_rule", "registry_template", "registry_policy")) {
            jdbc.sql("delete from " + table + " where registry_id = ?")
                    .param(registry.toString())
                    .update();
        }
        insert("""
                insert into registry_rule (registry_id, prefix, upstream, upstream_url, upstream_prefix, credential_arn,
                                           custom_role_arn, created_at, updated_at)
                select :registry, r.*
                  from jsonb_to_recordset(:rows::jsonb) as r(prefix text, upstream text, upstream_url text,
                       upstream_prefix text, credential_arn text, custom_role_arn text, created_at timestamptz,
                       updated_at timestamptz)""", registry, rules);
        insert("""
                insert into registry_template (registry_id, prefix, description, applied_for, tag_mutability, encryption, tags,
                                               repository_policy, lifecycle_policy, custom_role_arn, created_at, updated_at)
                select :registry, r.*
                  from jsonb_to_recordset(:rows::jsonb) as r(prefix text, description text, applied_for jsonb,
                       tag_mutability text, encryption text, tags jsonb, repository_policy text, lifecycle_policy text,
                       custom_role_arn text, created_at timestamptz, updated_at timestamptz)""", registry, templates);
        policy.ifPresent(text -> jdbc.sql("insert into registry_policy (registry_id, policy) values (?, ?)")
                .params(registry.toString(), text)
                .update());
        jdbc.sql("""
                        update registry_sync set rules_used = :rules, policy_characters = :characters,
                               policy_scope = nullif(:scope, ''), settings_read_at = :now
                         where registry_id = :registry""")
                .param("rules", rules.size())
                .param("characters", policy.map(String::length).orElse(0))
                .param("scope", policyScope.orElse(""))
                .param("now", Timestamp.from(clock.instant()))
                .param("registry", registry.toString())
                .update();
    }

    /** Empty while they were never read. */
    @Transactional(readOnly = true)
    Optional<KnownSettings> of(RegistryId registry) {
        return jdbc.sql("""
                        select s.settings_read_at, s.policy_scope, p.policy,
                               (select coalesce(jsonb_agg(to_jsonb(r) - 'registry_id' order by r.prefix), '[]')
                                  from registry_rule r where r.registry_id = s.registry_id) as rules,
                               (select coalesce(jsonb_agg(to_jsonb(t) - 'registry_id' order by t.prefix), '[]')
                                  from registry_template t where t.registry_id = s.registry_id) as templates
                          from registry_sync s left join registry_policy p using (registry_id)
                         where s.registry_id = ? and s.settings_read_at is not null""")
                .param(registry.toString())
                .query((row, _) -> new KnownSettings(
                        RowMapping.required(row, "settings_read_at"),
                        RowJson.rules(row.getString("rules")),
                        RowJson.templates(row.getString("templates")),
                        Optional.ofNullable(row.getString("policy")),
                        Optional.ofNullable(row.getString("policy_scope"))))
                .optional();
    }

    private void insert(String statement, RegistryId registry, List<?> rows) {
        jdbc.sql(statement)
                .param("registry", registry.toString())
                .param("rows", RowJson.write(rows))
                .update();
    }
}
