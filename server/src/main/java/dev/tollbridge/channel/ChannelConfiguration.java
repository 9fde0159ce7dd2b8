package dev.tollbridge.channel;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.limits.Admission;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.outgoing.OutgoingClients;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {
    @Bean
    Channels channels() {
        return Channels.load();
    }

    @Bean(destroyMethod = "close")
    HttpPerformer httpPerformer(
            OutgoingClients clients, ChannelSettings settings, Admission admission) {
        return new HttpPerformer(clients, settings, admission);
    }

    @Bean(destroyMethod = "close")
    ExchangeLog exchangeLog(JdbcClient jdbc, ChannelSettings settings) {
        return new ExchangeLog(jdbc, settings);
    }

    @Bean
    ChannelRuntime channelRuntime(
            Channels channels,
            ChannelAccounts accounts,
            Transport http,
            ExchangeLog exchanges,
            ChannelSettings settings,
            Clock clock,
            RandomGenerator random,
            IdGenerator ids) {
        return new ChannelRuntime(
                channels,
                accounts,
                http,
                new Guards(settings, clock),
                exchanges,
                settings,
                clock,
                random,
                ids);
    }

    @Bean
    Exchanges exchanges(JdbcClient jdbc) {
        return new Exchanges(jdbc);
    }

    @Bean
    NoticeLog noticeLog(JdbcClient jdbc, GroupCommit commits, IdGenerator ids, Clock clock) {
        return new NoticeLog(jdbc, commits, ids, clock);
    }

    @Bean
    Notices notices(
            ChannelRuntime runtime,
            ChannelAccounts accounts,
            NoticeLog log,
            Clock clock,
            RandomGenerator random,
            Audit audit) {
        return new Notices(runtime, accounts, log, clock, random, audit);
    }
}
