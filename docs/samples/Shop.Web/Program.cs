using Microsoft.EntityFrameworkCore;
using Shop.Data;
using Shop.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<ShopContext>(options => options.UseSqlite("Data Source=shop.db"));

var app = builder.Build();
app.MapOrders();
app.Run();
