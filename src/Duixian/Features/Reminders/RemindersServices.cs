using Duixian.Data.Dispatch;
using Duixian.Features.Reminders.CalendarFeeds;
using Duixian.Features.Reminders.Channels;
using Duixian.Features.Reminders.Digest;
using Duixian.Features.Reminders.Sending;
using Duixian.Jobs;

namespace Duixian.Features.Reminders;

/// <summary>Digests, where they go, and calendars.</summary>
internal static class RemindersServices
{
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<RobotClient>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<ChannelTargets>();
        services.AddScoped<UnfinishedSheets>();
        services.AddScoped<Digests>();
        services.AddScoped<DigestSender>();
        services.AddScoped<ReminderChannels>();
        services.AddScoped<MyCalendars>();
        services.AddScoped<DueDayCalendar>();
        services.AddScoped<IJob, DigestJob>();
        services.AddScoped<IJob, SweepFilesJob>();
        services.AddScoped<JobRun>();
        services.AddHostedService<JobClock>();
    }
}
