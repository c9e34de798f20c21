package example;

class BillFixture {
  Bill bill = new Bill();
}
