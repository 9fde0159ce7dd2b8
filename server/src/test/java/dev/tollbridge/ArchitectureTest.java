package dev.tollbridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The dependency rules of docs/ARCHITECTURE.md. */
@AnalyzeClasses(packages = "dev.tollbridge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ADAPTER_SUPPORT = "dev.tollbridge.channels.support..";
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.lang.System.currentTimeMillis",
                    "java.util.UUID.randomUUID",
                    "java.lang.Math.random");

    @Test
    void modulesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(TollbridgeServer.class).verify();
    }

    @ArchTest
    static final ArchRule contractIsPlainJava =
            classes()
                    .that()
                    .resideInAPackage("dev.tollbridge.spi..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "dev.tollbridge.spi..",
                                    "java..",
                                    "javax.crypto..",
                                    "org.jspecify.."));

    @ArchTest
    static final ArchRule adaptersKnowTheContractAlone =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tollbridge.channels..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.tollbridge..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            "dev.tollbridge.channels..",
                                                            "dev.tollbridge.spi.."))));

    /** They meet in the contract and in what supports them all, and nowhere else. */
    @ArchTest
    static final ArchRule noAdapterKnowsAnother =
            slices().matching("dev.tollbridge.channels.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            DescribedPredicate.alwaysTrue(), resideInAPackage(ADAPTER_SUPPORT));

    @ArchTest
    static final ArchRule supportOfAdaptersIsPlainJava =
            classes()
                    .that()
                    .resideInAPackage(ADAPTER_SUPPORT)
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    ADAPTER_SUPPORT,
                                    "dev.tollbridge.spi..",
                                    "java..",
                                    "javax.crypto..",
                                    "javax.xml.stream..",
                                    "org.jspecify.."));

    @ArchTest
    static final ArchRule adaptersDoNoInputOrOutput =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.tollbridge.channels..", "dev.tollbridge.spi..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                    "java.net.http..",
                                    "java.nio.channels..",
                                    "java.nio.file..",
                                    "java.sql..",
                                    "org.slf4j..",
                                    "org.springframework..",
                                    "org.apache.hc.."));

    @ArchTest
    static final ArchRule serverNeverNamesAnAdapterClass =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tollbridge.channels..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tollbridge.channels..");

    @ArchTest static final ArchRule kernelKnowsNoModule = knowsNoOther("kernel", "spi");
    @ArchTest static final ArchRule databaseKnowsTheKernel = knowsNoOther("database", "kernel");

    @ArchTest
    static final ArchRule auditKnowsNoModule = knowsNoOther("audit", "kernel", "database");

    @ArchTest
    static final ArchRule archiveKnowsNoModule = knowsNoOther("archive", "kernel", "database");

    @ArchTest static final ArchRule limitsKnowNoModule = knowsNoOther("limits", "audit", "kernel");

    @ArchTest
    static final ArchRule outgoingKnowsNoModule =
            knowsNoOther("outgoing", "audit", "kernel", "spi");

    /** The demo plays other people's programs. */
    @ArchTest
    static final ArchRule thereIsOneWayOut =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tollbridge..")
                    .and()
                    .resideOutsideOfPackages(
                            "dev.tollbridge.outgoing..",
                            "dev.tollbridge.demo..",
                            "dev.tollbridge.simulators..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "java.net.http..",
                                            "org.apache.hc.client5.http.impl..",
                                            "org.springframework.web.client..",
                                            "org.springframework.http.client..")
                                    .or(belongToAnyOf(Socket.class, SocketChannel.class)))
                    .orShould()
                    .callMethod(URL.class, "openConnection")
                    .orShould()
                    .callMethod(URL.class, "openStream");

    @ArchTest
    static final ArchRule merchantKnowsNoPayment =
            knowsNoOther("merchant", "audit", "kernel", "database", "spi");

    @ArchTest
    static final ArchRule routingKnowsMerchantsAndChannels =
            knowsNoOther("routing", "merchant", "channel", "kernel", "database", "spi");

    @ArchTest
    static final ArchRule channelKnowsMerchants =
            knowsNoOther(
                    "channel",
                    "merchant",
                    "limits",
                    "outgoing",
                    "audit",
                    "kernel",
                    "database",
                    "spi");

    @ArchTest
    static final ArchRule ledgerKnowsNoPayment =
            knowsNoOther("ledger", "merchant", "kernel", "database", "spi");

    @ArchTest
    static final ArchRule paymentKnowsNeitherPagesNorApi =
            knowsNoOther(
                    "payment",
                    "routing",
                    "channel",
                    "ledger",
                    "risk",
                    "merchant",
                    "audit",
                    "kernel",
                    "database",
                    "spi");

    @ArchTest
    static final ArchRule edgeKnowsNoResource =
            knowsNoOther("edge", "merchant", "limits", "audit", "kernel", "database", "spi");

    @ArchTest static final ArchRule pagesKnowNoModule = knowsNoOther("pages", "kernel", "spi");

    @ArchTest
    static final ArchRule notificationListens =
            knowsNoOther(
                    "notification",
                    "payment",
                    "archive",
                    "merchant",
                    "edge",
                    "outgoing",
                    "audit",
                    "kernel",
                    "database",
                    "spi");

    @ArchTest
    static final ArchRule checkoutKnowsPayments =
            knowsNoOther(
                    "checkout",
                    "payment",
                    "archive",
                    "merchant",
                    "pages",
                    "kernel",
                    "database",
                    "spi",
                    "emvco");

    @ArchTest
    static final ArchRule nobodyKnowsTheApi =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tollbridge.api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.tollbridge.api..");

    @ArchTest
    static final ArchRule timeAndChanceAreInputs =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tollbridge.kernel..")
                    .should()
                    .callCodeUnitWhere(
                            DescribedPredicate.describe(
                                    "reads the clock or draws lots by itself",
                                    ArchitectureTest::readsTheClock));

    /** The main class prints for the person who typed a command; everything else logs. */
    @ArchTest
    static final ArchRule noStandardStreams =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tollbridge.simulators..")
                    .and()
                    .areNotAssignableTo(TollbridgeServer.class)
                    .should(ACCESS_STANDARD_STREAMS);

    @ArchTest static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
    @ArchTest static final ArchRule noOtherLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /**
     * MessageDigest.isEqual takes as long for a guess that is nearly right. Hashes of audit records
     * and of a payment's terms are no secrets.
     */
    @Tag("attack-timing")
    @Test
    void secretsAreComparedInConstantTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tollbridge.audit..", "dev.tollbridge.payment..")
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(
                        new ClassFileImporter()
                                .withImportOption(new DoNotIncludeTests())
                                .importPackagesOf(TollbridgeServer.class));
    }

    private static ArchRule knowsNoOther(String module, String... allowed) {
        var known = new String[allowed.length + 1];
        known[0] = "dev.tollbridge." + module + "..";
        for (int i = 0; i < allowed.length; i++) {
            known[i + 1] = "dev.tollbridge." + allowed[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(known[0])
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.tollbridge..")
                                .and(DescribedPredicate.not(resideInAnyPackage(known))))
                .allowEmptyShould(true)
                .as(module + " depends on no module but " + String.join(", ", allowed));
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        var target = call.getTarget();
        return target.getRawParameterTypes().isEmpty()
                && CLOCKS.contains(target.getOwner().getFullName() + "." + target.getName());
    }
}
