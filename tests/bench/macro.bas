' STARLEVEL and STARSCORE of L1P1 as Basic macros, as a user would write them.

Function BenchBasicStar(framework As String, indicator As String, value As Double) As Double
    BenchBasicStar = 0
    If framework <> "SD-CITY-2020" Or indicator <> "L1P1" Then Exit Function
    If value > 0.85 Then
        BenchBasicStar = 5
    ElseIf value >= 0.8 Then
        BenchBasicStar = 4
    ElseIf value >= 0.6 Then
        BenchBasicStar = 3
    ElseIf value >= 0.3 Then
        BenchBasicStar = 2
    ElseIf value >= 0.1 Then
        BenchBasicStar = 1
    End If
End Function

Function BenchBasicPoints(framework As String, indicator As String, value As Double) As Double
    BenchBasicPoints = 0
    If framework <> "SD-CITY-2020" Or indicator <> "L1P1" Then Exit Function
    If value > 0.85 Then
        BenchBasicPoints = 3
    ElseIf value >= 0.8 Then
        BenchBasicPoints = 2.5
    ElseIf value >= 0.6 Then
        BenchBasicPoints = 2
    ElseIf value >= 0.3 Then
        BenchBasicPoints = 1.2
    ElseIf value >= 0.1 Then
        BenchBasicPoints = 1
    End If
End Function
