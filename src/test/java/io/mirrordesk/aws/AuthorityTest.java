package io.mirrordesk.aws;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AuthorityTest {

    @Test
    void onlyARunAuthorizesAStep() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.mirrordesk.run..")
                .and()
                .areNotAssignableTo(AuthorizedStep.class)
                .should()
                .callConstructorWhere(target(owner(type(AuthorizedStep.class))))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.mirrordesk"));
    }
}
