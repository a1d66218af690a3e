using Duixian.Domain.Directory;
using Duixian.Domain.Ledger;

namespace Duixian.Domain.Tests.Directory;

public sealed class PersonTests
{
    private static readonly DateOnly March = new(2024, 3, 1);
    private static readonly DateOnly July = new(2024, 7, 1);

    private readonly IdSource ids = new(TimeProvider.System);

    [Fact]
    public void One_person_holds_one_post_at_a_time()
    {
        var person = Somebody();
        Assert.Null(Appoint(person, Role.Reporter, March, null));
        Assert.Equal("people.two-posts", Appoint(person, Role.Reviewer, July, null)?.Code);
        Assert.Equal("people.second-power", Appoint(person, Role.Auditor, July, null)?.Code);
        Assert.Null(person.EndPost(July.AddDays(-1), Act()));
        Assert.Null(Appoint(person, Role.Reviewer, July, null));
    }

    [Fact]
    public void The_delivery_office_neither_makes_nor_touches_one_of_the_three_powers()
    {
        var (person, officer) = (Somebody(), Act(Role.DeliveryOfficer));
        Assert.Equal(PeopleRefusal.PowersApart, person.Appoint(Id, "ZFB", "审计员", Role.Auditor, March, null, officer));
        Assert.Null(Appoint(person, Role.Auditor, March, null));
        Assert.Equal(PeopleRefusal.PowersApart, person.Touch(officer.By, March));
        Assert.Equal(PeopleRefusal.PowersApart, person.Touch(officer.By, March.AddDays(-10)));   // a coming power counts as well
        Assert.Null(person.Touch(Act(Role.SystemAdministrator).By, March));
    }

    [Fact]
    public void Nobody_appoints_or_activates_oneself_nor_activates_whom_they_entered()
    {
        var enterer = Act(Role.SystemAdministrator);
        var person = Person.Enter(new(ids.NewId()), "经办人", PersonState.Waiting, enterer);
        Assert.Equal(PeopleRefusal.Oneself, person.Appoint(Id, "ZFB", "经办人", Role.Reporter, March, null, Act(Role.DeliveryOfficer, person.Id.Value)));
        Assert.Equal(PeopleRefusal.Oneself, person.Activate(Act(Role.SecurityAdministrator, person.Id.Value)));
        Assert.Equal("people.entered-by-you", person.Activate(Act(Role.SecurityAdministrator, enterer.By.Account))?.Code);
        Assert.Null(person.Activate(Act(Role.SecurityAdministrator)));
    }

    [Fact]
    public void Another_role_waits_for_the_security_administrator_and_the_same_role_does_not()
    {
        var person = Somebody();
        Appoint(person, Role.Reporter, March, July.AddDays(-1));
        Assert.Null(Appoint(person, Role.Reporter, July, July.AddDays(9)));
        Assert.NotNull(person.PostOn(July));
        Assert.Null(Appoint(person, Role.Reviewer, July.AddDays(10), null));
        Assert.Null(person.PostOn(July.AddDays(10)));
        Assert.True(person.NeedsActivation);
        Assert.Null(person.Activate(Act(Role.SecurityAdministrator)));
        Assert.Equal(Role.Reviewer, person.PostOn(July.AddDays(10))?.Role);
    }

    [Fact]
    public void A_post_handed_over_ends_the_day_before_and_begins_on_the_day()
    {
        var (first, second) = (Somebody(), Somebody());
        Appoint(first, Role.UnitApprover, March, null);
        Assert.Null(first.HandOver(Id, second, July, endTheirs: false, Act()));
        Assert.Equal(July.AddDays(-1), first.Appointments.Single().Until);
        Assert.Null(first.PostOn(July));
        Assert.Equal((July, Role.UnitApprover), (second.Appointments.Single().From, second.Appointments.Single().Role));
    }

    [Fact]
    public void A_successor_with_a_post_of_their_own_takes_over_only_when_that_ends()
    {
        var (first, second) = (Somebody(), Somebody());
        Appoint(first, Role.Reporter, March, null);
        Appoint(second, Role.Reporter, March, null);
        Assert.Equal("people.two-posts", first.HandOver(Id, second, July, endTheirs: false, Act())?.Code);
        var third = Somebody();
        Appoint(third, Role.Reporter, March, null);
        Assert.Null(third.HandOver(Id, second, July, endTheirs: true, Act()));
        Assert.Equal(2, second.Appointments.Count);
    }

    [Fact]
    public void The_three_powers_are_neither_lent_nor_borrowed_also_not_on_a_later_day()
    {
        var (lender, auditor, later) = (Somebody(), Somebody(), Somebody());
        Appoint(lender, Role.Reporter, March, null);
        Appoint(auditor, Role.Auditor, March, null);
        Appoint(later, Role.Reporter, March, July);
        Appoint(later, Role.Auditor, July.AddDays(1), null);
        Assert.Equal(PeopleRefusal.PowerNotLent, Lend(lender, auditor, March, July).Refusal);
        Assert.Equal(PeopleRefusal.PowerNotLent, Lend(auditor, lender, March, July).Refusal);
        Assert.Equal(PeopleRefusal.PowerNotLent, Lend(lender, later, July, July.AddDays(5)).Refusal);
    }

    [Fact]
    public void A_lent_post_holds_only_as_long_as_everything_it_rests_on()
    {
        var (lender, borrower) = (Somebody(), Somebody());
        Appoint(lender, Role.UnitApprover, March, null);
        Appoint(borrower, Role.Reporter, March, null);
        var lent = Lend(lender, borrower, March, July).Value;
        Assert.Equal(Role.UnitApprover, lent.PostOn(July, lender, borrower)?.Role);
        Assert.Null(lent.PostOn(July.AddDays(1), lender, borrower));
        lender.EndPost(March.AddDays(5), Act());
        Assert.Null(lent.PostOn(March.AddDays(6), lender, borrower));
        Assert.NotNull(lent.PostOn(March, lender, borrower));
        lent.Revoke(March.AddDays(-1), Act());
        Assert.Null(lent.PostOn(March, lender, borrower));
    }

    private AppointmentId Id => new(ids.NewId());

    private Person Somebody() => new(new(ids.NewId()), "经办人", PersonState.Active);

    private Refusal? Appoint(Person person, Role role, DateOnly from, DateOnly? until) =>
        person.Appoint(Id, "ZFB", "岗位", role, from, until, person.Appointments.Count == 0 || person.Appointments.All(a => a.Role.IsSeparatedPower) || role.IsSeparatedPower ? Act() : Act(Role.SystemAdministrator));

    private Result<Delegation> Lend(Person from, Person to, DateOnly first, DateOnly last) => Delegation.Lend(new(ids.NewId()), from, to, first, last, "出差", Act());

    /// <summary>The system's act, or that of somebody in a role.</summary>
    private Act Act(Role? role = null, Guid? account = null) =>
        new(ids.NewId(), role is null ? Actor.System : new Actor(ActorKind.Office, "ZFB", role, account ?? ids.NewId()), "key", [], null);
}
