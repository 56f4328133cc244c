// The columns of a run's tables that a report asks for, and what each must hold (result_folder.h).
// Written by result_tables.h and its neighbours. Thread rule: constants.
#pragma once

#include <string_view>

namespace muster::io {

enum class Holds { text, number, count };  // a count is never empty
struct Column {
  std::string_view name;
  Holds holds = Holds::number;
};
inline constexpr Column kAgents[] = {{"left_building_s"}};
inline constexpr Column kClasses[] = {{"group", Holds::text},    {"class", Holds::count},
                                      {"persons", Holds::count}, {"out", Holds::count},
                                      {"first_started_s"},       {"last_left_room_s"},
                                      {"last_left_building_s"},  {"roll_call_s"}};
inline constexpr Column kExits[] = {{"exit", Holds::text},
                                    {"name_en", Holds::text},
                                    {"name_zh", Holds::text},
                                    {"level", Holds::text},
                                    {"leads_out_of", Holds::text},
                                    {"persons", Holds::count},
                                    {"first_s"},
                                    {"last_s"},
                                    {"peak_flow_per_s"}};
inline constexpr Column kBottlenecks[] = {{"id", Holds::text},
                                          {"name_en", Holds::text},
                                          {"name_zh", Holds::text},
                                          {"level", Holds::text},
                                          {"from_s"},
                                          {"to_s"},
                                          {"lost_person_s", Holds::count},
                                          {"persons", Holds::count},
                                          {"peak_density_per_m2"},
                                          {"mean_flow_per_s"},
                                          {"share_of_sfpe_capacity"},
                                          {"groups", Holds::text}};
inline constexpr Column kQueues[] = {{"opening", Holds::text},         {"name_en", Holds::text},
                                     {"name_zh", Holds::text},         {"persons", Holds::count},
                                     {"longest_queue", Holds::count},  {"longest_at_s"},
                                     {"waited_person_s", Holds::count}};
inline constexpr Column kTenability[] = {{"kind", Holds::text},
                                         {"id", Holds::text},
                                         {"name_en", Holds::text},
                                         {"name_zh", Holds::text},
                                         {"where", Holds::text},
                                         {"persons", Holds::count},
                                         {"still_there"},
                                         {"aset_s"},
                                         {"criterion", Holds::text},
                                         {"rset_s"},
                                         {"margin_s"}};
inline constexpr Column kDanger[] = {{"kind", Holds::text},
                                     {"id", Holds::text},
                                     {"name_en", Holds::text},
                                     {"name_zh", Holds::text},
                                     {"level", Holds::text},
                                     {"keep_free", Holds::count},
                                     {"alarm_heuristic", Holds::text},
                                     {"yellow_first_s"},
                                     {"orange_first_s"},
                                     {"red_first_s"},
                                     {"yellow_s", Holds::count},
                                     {"orange_s", Holds::count},
                                     {"red_s", Holds::count},
                                     {"peak_density_per_m2"},
                                     {"peak_at_s"},
                                     {"held_10s_per_m2"},
                                     {"person_s", Holds::count},
                                     {"occupied_s", Holds::count},
                                     {"most_persons", Holds::count},
                                     {"most_at_s"},
                                     {"first_s"},
                                     {"above_4_person_s", Holds::count},
                                     {"los_e_person_s", Holds::count},
                                     {"los_f_person_s", Holds::count}};
inline constexpr Column kDangerTime[] = {{"time_s", Holds::count},
                                         {"above_3", Holds::count},
                                         {"above_4", Holds::count},
                                         {"above_5", Holds::count},
                                         {"alarm_heuristic", Holds::text}};

}  // namespace muster::io
