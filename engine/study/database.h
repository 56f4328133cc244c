// One SQLite file and its statements. After the first failure every call does nothing and error()
// tells why (a full disk, a damaged file), so that a list of calls needs one look at its end.
//
// Thread rule: one thread at a time; a statement must not outlive its database.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace muster::study {

class Database;

// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

class Statement {
 public:
  // Fills the parameters in order.
  template <class... Values>
  Statement& with(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    return *this;
  }
  // True if there is a row; false at the end and after a failure. Resets itself at the end.
  bool row();
  // For statements without rows.
  void run() { row(); }

  // Of the present row.
  int columns() const;
  bool null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::optional<double> maybeReal(int column) const;
  std::string text(int column) const;  // the bytes of a blob too
  bool isInteger(int column) const;
  bool isReal(int column) const;
  std::string name(int column) const;

 private:
  friend class Database;
  Statement(Database& database, std::string_view sql);
  void bind(int place, std::int64_t value);
  void bind(int place, int value) { bind(place, std::int64_t{value}); }
  void bind(int place, bool value) { bind(place, std::int64_t{value}); }
  void bind(int place, std::size_t value) { bind(place, static_cast<std::int64_t>(value)); }
  void bind(int place, double value);
  void bind(int place, const std::optional<double>& value);
  void bind(int place, std::string_view value);
  void bind(int place, const std::string& value) { bind(place, std::string_view(value)); }
  void bind(int place, Blob value);
  void bind(int place, const char* value) { bind(place, std::string_view(value)); }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  enum class Mode { read, write };  // write: made if it is not there
  Database(const std::string& path, Mode mode);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql);
  Statement prepare(std::string_view sql) { return Statement(*this, sql); }
  const std::string& error() const { return error_; }

 private:
  friend class Statement;
  void check(int code);

  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<sqlite3, Close> db_;
  std::string error_;
};

}  // namespace muster::study
