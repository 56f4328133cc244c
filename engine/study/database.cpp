#include "study/database.h"

#include <sqlite3.h>

namespace muster::study {

namespace {

constexpr int kBusy_ms = 5000;  // somebody looks into the file with another program

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Database::Close::operator()(sqlite3* db) const {
  sqlite3_close(db);
}

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  if (!database_.error_.empty()) return;
  sqlite3_stmt* statement = nullptr;
  database_.check(sqlite3_prepare_v2(database_.db_.get(), sql.data(), static_cast<int>(sql.size()),
                                     &statement, nullptr));
  statement_.reset(statement);
}

bool Statement::row() {
  if (!database_.error_.empty() || !statement_) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  database_.check(code);
  sqlite3_reset(statement_.get());
  return false;
}

int Statement::columns() const {
  return statement_ ? sqlite3_column_count(statement_.get()) : 0;
}
bool Statement::null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}
bool Statement::isInteger(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
}
bool Statement::isReal(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_FLOAT;
}
std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}
std::optional<double> Statement::maybeReal(int column) const {
  return null(column) ? std::nullopt : std::optional(real(column));
}
std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}
std::string Statement::name(int column) const {
  return sqlite3_column_name(statement_.get(), column);
}

void Statement::bind(int place, std::int64_t value) {
  if (statement_) database_.check(sqlite3_bind_int64(statement_.get(), place, value));
}
void Statement::bind(int place, double value) {
  if (statement_) database_.check(sqlite3_bind_double(statement_.get(), place, value));
}
void Statement::bind(int place, const std::optional<double>& value) {
  if (value) return bind(place, *value);
  if (statement_) database_.check(sqlite3_bind_null(statement_.get(), place));
}
void Statement::bind(int place, std::string_view value) {
  if (!statement_) return;
  database_.check(sqlite3_bind_text(statement_.get(), place, value.data(),
                                    static_cast<int>(value.size()), SQLITE_TRANSIENT));
}
void Statement::bind(int place, Blob value) {
  if (!statement_) return;
  database_.check(sqlite3_bind_blob64(statement_.get(), place, value.bytes.data(),
                                      value.bytes.size(), SQLITE_TRANSIENT));
}

Database::Database(const std::string& path, Mode mode) {
  sqlite3* db = nullptr;
  const int flags =
      mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  db_.reset(db);
  check(code);
  if (db) sqlite3_busy_timeout(db, kBusy_ms);
}

void Database::run(const char* sql) {
  if (error_.empty()) check(sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr));
}

void Database::check(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW || !error_.empty()) return;
  error_ = db_ ? sqlite3_errmsg(db_.get()) : sqlite3_errstr(code);
}

}  // namespace muster::study
