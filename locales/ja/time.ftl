time-now = たった今
time-minutes-ago = { $count ->
   *[other] { $count } 分前
}
time-hours-ago = { $count ->
   *[other] { $count } 時間前
}
time-days-ago = { $count ->
   *[other] { $count } 日前
}
time-in-minutes = { $count ->
   *[other] { $count } 分後
}
time-in-hours = { $count ->
   *[other] { $count } 時間後
}
time-in-days = { $count ->
   *[other] { $count } 日後
}
