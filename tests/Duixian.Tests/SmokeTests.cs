namespace Duixian.Tests;
