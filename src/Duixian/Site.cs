using System.Text.Encodings.Web;
using System.Text.Unicode;
using Duixian.Accounts;
using Duixian.Accounts.SampleRoles;
using Duixian.Accounts.Setup;
using Duixian.Accounts.SignIn;
using Duixian.Accounts.SingleSignOn;
using Duixian.Audit;
using Duixian.Backup;
using Duixian.Data;
using Duixian.Demo;
using Duixian.Domain;
using Duixian.Features.Audit;
using Duixian.Features.Desk;
using Duixian.Features.Directory;
using Duixian.Features.Directory.Overview;
using Duixian.Features.Dispatch.Api;
using Duixian.Features.Dispatch.Corrections;
using Duixian.Features.Dispatch.ReviewReports;
using Duixian.Features.Dispatch.Rounds;
using Duixian.Features.Dispatch.Sheet;
using Duixian.Features.Dispatch;
using Duixian.Features.Evidence;
using Duixian.Features.Evidence.ServeEvidence;
using Duixian.Features.Dispatch.SheetFiles;
using Duixian.Features.People;
using Duixian.Features.Plans;
using Duixian.Features.Projects;
using Duixian.Features.Public;
using Duixian.Features.Registers;
using Duixian.Features.Registers.Export;
using Duixian.Features.Reminders;
using Duixian.Features.Reminders.CalendarFeeds;
using Duixian.Features.Shares;
using Duixian.Features.YearEnd;
using Duixian.Features.Public.Log;
using Duixian.Features.Desk.Receipts;
using Duixian.Files.Imports;
using Duixian.Log;
using Duixian.Shell;
using Duixian.Shell.Cache;
using Duixian.Shell.Frame;
using Duixian.Shell.Transport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Duixian;

/// <summary>The web site. <c>serve</c> and <c>demo</c> run it; tests build the same one on port 0.</summary>
public static class Site
{
    /// <param name="args">Command-line configuration, such as <c>--Duixian:Data=…</c>.</param>
    /// <param name="configure">Last word on services: tests put their clock and ids here.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
        });
        // Lowest of all sources, so that an operator's settings win: statements of the database and four lines a request are nobody's daily reading.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Warning"), new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")] });
        // Session keys lie in the database, whose protection is the operator's; a warning at every first start helps nobody.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();   // an unpublished build run in Production finds its style sheet too
        var options = builder.Configuration.GetSection(SiteOptions.Section).Get<SiteOptions>() ?? new SiteOptions();
        _ = Storage.ReadAheadAsync(options);
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        AddShell(builder.Services);
        if (options.Demo) { builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<SampleClock>()); }
        else { builder.Services.AddSingleton(TimeProvider.System); }
        builder.Services.AddSingleton<IdSource>();
        builder.Services.AddSingleton(services => new CivilDay(services.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone), options.DemonstrationDate));
        builder.Services.AddStorage(options);
        builder.Services.AddLog();
        builder.Services.AddBackup();
        builder.Services.AddAccounts(options.Demo);
        builder.Services.AddTransport(options);
        builder.Services.AddDirectory();
        builder.Services.AddSingleSignOn(builder.Configuration);
        builder.Services.AddImports();
        builder.Services.AddDesk();
        builder.Services.AddPeople();
        builder.Services.AddAudit();
        builder.Services.AddPlans();
        builder.Services.AddShares();
        builder.Services.AddRegisters();
        builder.Services.AddProjects();
        builder.Services.AddDispatch();
        builder.Services.AddEvidence();
        builder.Services.AddReminders();
        builder.Services.AddReview();
        builder.Services.AddCorrections();
        builder.Services.AddDispatchApi();
        builder.Services.AddYearEnd();
        Features.Lights.JudgingServices.AddJudging(builder.Services);
        builder.Services.AddPublicPages();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseTransport(options);
        app.UseMiddleware<LanguageFromPath>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = broken => broken is AuditUnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseNotYoursAnswer();
        app.UseMiddleware<RefusalRecord>();
        app.UseApiAnswers();
        app.UseRouting();
        if (options.KeepPages) { app.UseKeptPages(); }
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.MapPost("/sign-out", SignOut.HandleAsync).DisableAntiforgery();   // checked inside, as a form without a model has nothing to bind
        if (options.Demo) { app.MapPost("/demo/roles/{role}", TakeSampleRole.HandleAsync).DisableAntiforgery(); }   // the same
        app.MapSingleSignOn();
        app.MapImportFiles();
        app.MapDirectoryFiles();
        app.MapPublicFiles();
        app.MapPeopleFiles();
        app.MapAuditFiles();
        app.MapRegisterFiles();
        app.MapProjects();
        app.MapSheetDrafts();
        app.MapRoundFiles();
        app.MapDispatchApi();
        app.MapEvidenceFiles();
        app.MapSheetFiles();
        app.MapCalendarFiles();
        app.MapLog();
        app.MapReceipts();
        return app;
    }

    /// <summary>In demonstrations: offices, roles and the sample plan.</summary>
    public static async Task LoadSamplesAsync(this WebApplication site, CancellationToken cancel)
    {
        if (!site.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Demo) { return; }
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Samples>().LoadAsync(cancel, withProjects: true);
    }

    /// <summary>Path of the one-time page for the first three people; null once there are some.</summary>
    public static async Task<string?> SetupAddressAsync(this WebApplication site, CancellationToken cancel)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DuixianDb>().Users.AnyAsync(cancel) ? null : site.Services.GetRequiredService<SetupToken>().PathAndQuery;
    }

    private static void AddShell(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.AddSingleton<IStringLocalizerFactory>(all => new KeptWords(all.GetRequiredService<ResourceManagerStringLocalizerFactory>()));
        services.AddHttpContextAccessor();
        services.AddSingleton<Shell.Refusals.RefusalSentences>();
        services.AddScoped<Links>();
        services.AddScoped<Ui.Lights.RuleWords>();
        services.AddKeptPages();
        services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        services.AddOptions<SiteFace>().BindConfiguration(SiteFace.Section);
        // Chinese leaves the server as characters, not as &#x…; (smaller, readable, searchable).
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
