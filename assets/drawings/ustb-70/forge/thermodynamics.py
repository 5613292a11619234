import math
from engrave import *
rng = np.random.default_rng(31)
FX = .70; O = np.array((FX, .1, 0.)); YS = .1                    # furnace axis; cut open at y = YS
HOT = [((FX, YS - .22, .85), 1.25, .5), ((FX, YS - .45, .55), .5, .75)]
S = Scene(Camera((.1, -6.0, 2.35), (.03, 0, .74), f=2690, cx=800, cy=590), key=(.68, .68, -.42), key_i=.95, amb=.035, hots=HOT, rim=.28, seed=31, eps=.0011, fade=(6.6, 9.5, .7))
HR = lambda pr, h, ed=(), sil=0, **k: revolve(pr, O, hatch=h, edges=ed, sil=sil, nu=64, a0=RA, a1=RA + math.pi, **k)
RA = 0.
t_ = revolve([(1, 0), (1, 1)], (0, 0, 0)).P(np.array(.25), np.array(.5)); RA = -math.atan2(t_[1], t_[0]) + math.pi / 2 * 1 if True else 0
p0 = revolve([(1, 0), (1, 1)], (0, 0, 0), a0=0, a1=1e-6).P(np.array(0.), np.array(.5)); p1 = revolve([(1, 0), (1, 1)], (0, 0, 0), a0=math.pi / 2, a1=math.pi / 2 + 1e-6).P(np.array(0.), np.array(.5))
A0 = math.atan2(p0[1], p0[0]); SG = 1 if math.sin(math.atan2(p1[1], p1[0]) - A0) > 0 else -1
RA = (-A0) * SG if SG > 0 else A0 - math.pi                      # so that the rear half (y > YS) is kept
def sec(r0, r1, z0, z1, h, ew=1.4, **k):
    for s in (-1, 1): S.add(quad((FX + s * r0, YS, z0), (FX + s * r1, YS, z0), (FX + s * r1, YS, z1), (FX + s * r0, YS, z1), hatch=h, ew=ew, **k))
B0, B1 = .1, 1.46
S.add(HR([(.47, B0), (.47, B1)], [fam('u', gap=5)], [('v', 1, 1.6)], 2.2))
sec(.455, .47, B0, B1, [fam('v', gap=2.6, w=(.8, 2.2))], 1.8)
# insulating brick in courses, tube with winding, work tube
nb = 9; bz = np.linspace(B0 + .2, B1, nb + 1)
for j in range(nb):
    sec(.318, .455, bz[j], bz[j + 1], [fam('u', gap=5.2, w=(.35, 1.9), grain=.35)], 1.2)
sec(.252, .318, B0 + .2, B1, [fam('v', gap=4.4, w=(.25, 1.2), grain=.3)], 1.5)
sec(.212, .252, B0 + .2, B1, [fam('v', gap=3, w=(.6, 2.2))], 1.6)
S.add(quad((FX - .455, YS, B0), (FX + .455, YS, B0), (FX + .455, YS, B0 + .2), (FX - .455, YS, B0 + .2), hatch=[fam('u', gap=5.2, w=(.35, 1.8), grain=.35)], ew=1.3))
for x in np.linspace(-.3, .3, 5): S.line3([(FX + x, YS - .005, B0), (FX + x, YS - .005, B0 + .1)], 1.1, .5); S.line3([(FX + x + .07, YS - .005, B0 + .1), (FX + x + .07, YS - .005, B0 + .2)], 1.1, .5)
S.line3([(FX - .45, YS - .005, B0 + .1), (FX + .45, YS - .005, B0 + .1)], 1.2, .5)
for r0, r1 in ((.212, .252), (.252, .318), (.318, .455), (.455, .47)): S.add(HR([(r0, B1), (r1, B1)], [fam('u', gap=3.6, w=(.4, 2.0))], [('v', 0, 1.3)]))
tops = []
for i, z in enumerate(np.linspace(B0 + .27, B1 - .06, 21)):              # winding, seen in section
    for s in (-1, 1):
        a = np.linspace(0, 2 * math.pi, 14); S.line3([(FX + s * .284 + .0125 * math.cos(t), YS - .006, z + (.012 if s > 0 else 0) + .0125 * math.sin(t)) for t in a], 1.5, .75, lit=True, grain=0)
# base, feet, top flange
S.add(HR([(.52, .06), (.52, B0)], [fam('u', gap=3)], [('v', 0, 1.4), ('v', 1, 1.5)], 1.8), HR([(.47, B0), (.52, B0)], [fam('u', gap=3)], [('v', 1, 1.2)])); sec(.0, .52, .06, B0, [fam('u', gap=3.2, w=(.5, 2))], 1.7)
for x, y in ((-.44, .02), (.44, .02), (-.2, .42), (.2, .42)): S.add(box(FX + x - .045, FX + x + .045, YS + y, YS + y + .09, 0, .06, hatch=[fam('v', gap=2.8)], ew=1.3))
S.add(HR([(.525, B1 - .05), (.525, B1)], [fam('u', gap=2.8)], [('v', 0, 1.4), ('v', 1, 1.6)], 1.8), HR([(.47, B1 + .001), (.525, B1 + .001)], [fam('u', gap=3)], [('v', 1, 1.5)])); sec(.47, .525, B1 - .05, B1, [fam('u', gap=2.6)], 1.5)
for k in range(7): a = math.pi * (k + .5) / 7; S.add(cyl(O + (.497 * math.cos(a), .497 * math.sin(a), B1), O + (.497 * math.cos(a), .497 * math.sin(a), B1 + .03), .02, hatch=[], sil=1.1, nu=10))
# lid with plug, cut too
S.add(HR([(.31, B1), (.31, B1 + .08)], [fam('u', gap=3.2)], [('v', 1, 1.5), ('v', 0, 1.2)], 1.7), HR([(.026, B1 + .08), (.31, B1 + .08)], [fam('u', gap=3.8, w=(.4, 2))], [('v', 0, 1.2)])); sec(.026, .31, B1, B1 + .08, [fam('u', gap=3.4, w=(.4, 2.0), grain=.3)], 1.6); sec(.026, .205, B1 - .12, B1, [fam('u', gap=3.4, w=(.4, 2.), grain=.3)], 1.5)
# hot tube wall behind
Hh = lambda g=2.5: [fam('u', gap=g, w=(1.2, 2.2), grain=.3)]
ZB, ZT = B0 + .2, B1 - .12
hz = lambda z: np.interp(z, [ZB, .5, .66, .84, 1.0, 1.15, 1.28, ZT], [.42, .68, .86, .88, .80, .62, .42, .24])
S.add(HR([(.212, ZB), (.212, ZT)], Hh(2.6), hot=lambda u, v: hz(ZB + (ZT - ZB) * v) - .05 * np.abs(2 * u - 1) ** 3 - .03 * np.clip(np.sin(v * 70 + 5 * np.sin(u * 7)), 0, 1), name='hot', shadow=False, nv=30))
# pedestal, crucible, metal and slag
PZ, CZ = .58, .90
S.add(HR([(.12, ZB), (.12, PZ - .03), (.17, PZ - .03), (.17, PZ)], [fam('u', gap=3.2)], (), 0)); sec(.065, .12, ZB, PZ - .03, [fam('v', gap=2.8, w=(.5, 1.9))], 1.5); sec(0, .17, PZ - .03, PZ, [fam('u', gap=2.6)], 1.4)
S.add(HR([(.065, ZB), (.065, PZ - .03)], [fam('u', gap=3.4)], (), 0, mat=.4))
cr = spline([(.08, PZ), (.135, PZ + .015), (.158, PZ + .09), (.176, CZ)], 60); ci = spline([(.0, PZ + .03), (.085, PZ + .035), (.118, PZ + .075), (.132, PZ + .14), (.145, CZ)], 80)
ro = lambda z: np.interp(z, cr[:, 1], cr[:, 0]); ri = lambda z: np.interp(z, ci[:, 1], ci[:, 0])
for s in (-1, 1):
    S.add(Patch(lambda u, v, s=s: (lambda z: np.stack([FX + s * ((ri(z)) * (1 - v) + ro(z) * v), YS - .002 + 0 * u, z], -1))(PZ + .0 + (CZ - PZ) * u), 30, 3, [fam('u', gap=3.4, w=(.6, 1.5))], [('v', 0, 1.6), ('v', 1, 2.0), ('u', 1, 1.6)], 0, name='cruc', shadow=False, hot=lambda u, v: .5 + .0 * u))
S.add(quad((FX - .081, YS - .002, PZ), (FX + .081, YS - .002, PZ), (FX + .081, YS - .002, PZ + .033), (FX - .081, YS - .002, PZ + .033), hatch=[fam('u', gap=3.4, w=(.6, 1.5))], edges='', ew=1, shadow=False, hot=lambda u, v: .5 + 0 * u, name='cruc'))
M0, M1, M2 = PZ + .031, PZ + .165, PZ + .255
def melt(z0, z1, hotf, men=.0, nm='metal'):
    def f(u, v):
        z = z0 + (z1 - z0) * v; x = ri(np.clip(z, PZ + .036, CZ)) * (2 * u - 1); return np.stack([FX + x, YS - .003 + 0 * u, z + men * v * np.abs(2 * u - 1) ** 4 + men * (1 - v) * 0], -1)
    S.add(Patch(f, 30, 20, Hh(2.3), [('v', 1, 1.5)], 0, hot=hotf, name=nm, shadow=False))
melt(M0, M1, lambda u, v: .995 - .03 * np.abs(2 * u - 1) ** 3 - .03 * np.clip(np.sin(u * 19 + v * 9) * np.sin(v * 14), 0, 1))
melt(M1, M2, lambda u, v: .72 - .05 * np.abs(2 * u - 1) ** 2 - .16 * smooth(.2, .8, np.sin(u * 13 + 3 * np.sin(v * 6)) * np.sin(v * 9 + u * 11)), .006, 'slag')
S.add(HR([(0, M2), (.138, M2)], Hh(2.3), hot=lambda u, v: .72 - .14 * smooth(.2, .8, np.sin(u * 21 + v * 3)), name='hot', shadow=False), HR([(.138, M2), (.145, CZ)], Hh(2.3), hot=lambda u, v: .8 - .1 * v, name='hot', shadow=False), HR([(.145, CZ), (.176, CZ)], Hh(2.3), [('v', 0, 1.3), ('v', 1, 1.3)], hot=lambda u, v: .8 + 0 * u, name='hot', shadow=False))
# thermocouple in its sheath, head, leads
TX = FX + .028; S.add(cyl((TX, YS - .006, PZ + .1), (TX, YS - .006, 1.2), .0125, hatch=[fam('v', gap=2.2, w=(1, 2))], sil=1.4, nu=14, ew=1, hot=lambda u, v: np.interp(v, [0, .2, .45, .75, 1], [.97, .72, .66, .45, .2]), name='tc', shadow=False, cap=False) )
S.add(cyl((TX, YS - .006, 1.2), (TX, YS - .006, 1.74), .0125, hatch=[fam('v', gap=2.2)], sil=1.5, nu=14)); S.add(cyl((TX, YS - .006, 1.66), (TX, YS - .006, 1.80), .05, hatch=[fam('u', gap=2.6, w=(.5, 2))], sil=1.8, nu=30, ew=1.5)); S.add(cyl((TX, YS - .006, 1.62), (TX, YS - .006, 1.66), .028, hatch=[fam('u', gap=2.6)], sil=1.3, nu=20))
# retort stand behind right, arm to the head
RX = FX + .66; S.add(box(RX - .16, RX + .1, .1, .42, 0, .03, hatch=[fam('u', gap=3.4)], ew=1.5), cyl((RX, .3, .03), (RX, .3, 1.98), .016, hatch=[fam('v', gap=2.2)], sil=1.5, nu=12), cyl((RX + .06, .3, 1.72), (TX + .05, YS, 1.72), .012, hatch=[], sil=1.4, nu=10), box(RX - .035, RX + .04, .255, .345, 1.68, 1.76, hatch=[fam('u', gap=2.6)], ew=1.3), cyl((RX, .26, 1.72), (RX, .2, 1.72), .01, hatch=[], sil=1), cyl((RX, .2, 1.69), (RX, .2, 1.75), .01, hatch=[], sil=1, nu=8))
# power leads of the furnace: two terminals on the left side
for z in (.42, 1.2):
    S.add(cyl(O + (-.47, .03, z), O + (-.56, .03, z), .03, hatch=[fam('v', gap=2.2)], sil=1.4, nu=18), cyl(O + (-.56, .03, z), O + (-.6, .03, z), .014, hatch=[], sil=1.2, nu=10))
S.add(tube(spline([O + (-.59, .03, 1.2), O + (-.68, .1, 1.1), O + (-.7, .25, .6), O + (-.66, .45, .02), O + (-.4, .8, .015)], 50), .012, hatch=[], sil=1.2, nu=8, ends=0), tube(spline([O + (-.59, .03, .42), O + (-.66, .1, .34), O + (-.64, .3, .1), O + (-.55, .6, .015), O + (-.3, .85, .015)], 50), .012, hatch=[], sil=1.2, nu=8, ends=0))
# ================ cold junction: a vacuum flask with cork
DX, DY = -.16, -.34
S.add(revolve(spline([(.12, 0), (.13, .02), (.13, .34), (.115, .4), (.085, .44), (.085, .47)], 100), (DX, DY, 0), hatch=[fam('u', gap=3.8, w=(.3, 2.1))], sil=2, nu=50, nv=30, edges=[('v', 0, 1.5), ('v', 1, 1.4)]), revolve([(.134, .09), (.134, .1)], (DX, DY, 0), hatch=[], sil=0, edges=[('v', 0, 1.1), ('v', 1, 1.1)], nu=50), revolve([(.076, .46), (.07, .53), (0, .53)], (DX, DY, 0), hatch=[fam('u', gap=3)], sil=1.5, edges=[('v', .5, 1.3)], nu=40))
for a, b in ((-.025, 0), (.025, .01)): S.add(cyl((DX + a, DY + b, .5), (DX + a, DY + b, .62), .012, hatch=[], sil=1.2, nu=10))
for d in (0, .02): S.add(tube(spline([(TX - .05, YS - .03 + d, 1.76 - d), (TX - .28, -.02, 1.86 + d * 2), (.18, -.14, 1.72), (-.0, -.26, 1.2), (DX + .035 - d, DY + .01, .82), (DX + .025 - d * 2.5, DY, .61)], 90), .007, hatch=[], sil=1.3, nu=8, ends=0, shadow=False))
# ================ potentiometer: wooden case, ebonite top, lid
X0, X1, Y0, Y1, ZC = -1.42, -.42, -.62, .06, .24
S.add(box(X0, X1, Y0, Y1, .02, ZC, hatch={'side': [fam('u', gap=4.4, w=(.3, 1.9), grain=.5)], 'top': [fam('u', gap=4.4, w=(.2, 1.1))]}, ew=2))
S.add(box(X0 - .025, X1 + .025, Y0 - .025, Y1 + .02, 0, .035, hatch=[fam('u', gap=2.6)], ew=1.4)); S.add(quad((X0 + .035, Y0 + .035, ZC + .004), (X1 - .035, Y0 + .035, ZC + .004), (X1 - .035, Y1 - .035, ZC + .004), (X0 + .035, Y1 - .035, ZC + .004), hatch=[], ew=1.3))
ang = 1.82; lz, ly = math.sin(ang), -math.cos(ang); S.add(box(0, X1 - X0, 0, .56, 0, .05, basis=((X0, Y1 + .01, ZC), (1, 0, 0), (0, ly, lz), (0, -lz, ly)), hatch=[fam('u', gap=4.6, w=(.25, 1.7), grain=.5)], ew=1.8, skip=''))
S.line3([(X0 + .05, Y1 + .005 + ly * .05 - .002, ZC + lz * .05), (X1 - .05, Y1 + .005 + ly * .05 - .002, ZC + lz * .05), (X1 - .05, Y1 + ly * .51, ZC + lz * .51), (X0 + .05, Y1 + ly * .51, ZC + lz * .51), (X0 + .05, Y1 + ly * .05, ZC + lz * .05)], 1.2, .5)
def dial(x, y, r, n, rot, a0=-2.3, a1=2.3):
    z = ZC + .005
    for k in range(n):
        a = math.pi / 2 + a0 + (a1 - a0) * k / (n - 1); S.add(cyl((x + r * math.cos(a), y + r * math.sin(a), z), (x + r * math.cos(a), y + r * math.sin(a), z + .016), .0105, hatch=[], sil=.9, nu=10, ew=.9, shadow=False))
    a = rot; S.add(beam((x - .03 * math.cos(a), y - .03 * math.sin(a), z + .026), (x + r * 1.05 * math.cos(a), y + r * 1.05 * math.sin(a), z + .026), .022, .008, hatch=[fam('u', gap=2.4)], ew=1.1))
    S.add(revolve([(.05, z), (.05, z + .02), (.034, z + .028), (.03, z + .075), (.022, z + .085), (0, z + .085)], (x, y, 0), hatch=[fam('u', gap=2.5, w=(.4, 2.1))], sil=1.5, nu=30, nv=20))
dial(X0 + .18, -.16, .095, 11, .9); dial(X0 + .43, -.16, .095, 11, 2.4); dial(X0 + .66, -.15, .075, 9, 1.5)
SX, SY = X1 - .2, -.34                                            # slide-wire drum under its hood
S.add(revolve([(.165, ZC + .005), (.165, ZC + .09), (.15, ZC + .105), (.06, ZC + .11)], (SX, SY, 0), hatch=[fam('u', gap=2.9, w=(.35, 2.2))], sil=2, nu=60, nv=16, edges=[('v', 0, 1.3), ('v', .46, 1.2)]), revolve([(.055, ZC + .11), (.05, ZC + .17), (.03, ZC + .185), (0, ZC + .185)], (SX, SY, 0), hatch=[fam('u', gap=2.5)], sil=1.6, nu=40))
for k in range(44):
    a = k * 2 * math.pi / 44; S.line3([(SX + .152 * math.cos(a), SY + .152 * math.sin(a), ZC + .105), (SX + (.12 if k % 4 == 0 else .135) * math.cos(a), SY + (.12 if k % 4 == 0 else .135) * math.sin(a), ZC + .108)], 1., .6, grain=0)
for x in (X0 + .12, X0 + .25, X0 + .38): S.add(beam((x, -.43, ZC + .02), (x, -.55, ZC + .03), .028, .01, hatch=[], ew=1.1), cyl((x, -.55, ZC + .03), (x, -.55, ZC + .055), .026, hatch=[fam('u', gap=2.2)], sil=1.3, nu=18))
for x in np.linspace(X0 + .1, X1 - .1, 7): S.add(revolve([(.02, ZC + .004), (.02, ZC + .02), (.012, ZC + .024), (.012, ZC + .035), (.022, ZC + .04), (.022, ZC + .062), (0, ZC + .064)], (x, -.005, 0), hatch=[], sil=1.1, nu=16, nv=20))
S.add(revolve([(.05, ZC + .005), (.045, ZC + .07), (.02, ZC + .08), (0, ZC + .08)], (X0 + .57, -.46, 0), hatch=[fam('u', gap=2.4)], sil=1.4, nu=26))
for d, x in ((0, X1 - .1), (.02, X1 - .235)): S.add(tube(spline([(x, -.005, ZC + .05), (x + .06, -.02, ZC + .2), (X1 + .04, -.1, ZC + .32 + d), (DX - .12, DY + .06, .72), (DX - .05, DY + .01, .7), (DX - .025, DY, .6)], 60), .0065, hatch=[], sil=1.2, nu=8, ends=0, shadow=False))
# ================ galvanometer behind, with three levelling screws and a tall suspension tube
GX, GY = -.2, .52
S.add(revolve([(.2, .05), (.2, .085), (.185, .09), (0, .09)], (GX, GY, 0), hatch=[fam('u', gap=2.8)], sil=1.7, nu=50, edges=[('v', .15, 1.3)]), revolve(spline([(.135, .09), (.14, .1), (.14, .4), (.12, .45), (.05, .48), (.04, .5)], 100), (GX, GY, 0), hatch=[fam('u', gap=3.6, w=(.3, 2.1))], sil=2, nu=50, nv=30), revolve([(.04, .5), (.04, .88), (.055, .89), (.055, .93), (.02, .95), (.02, 1.0), (0, 1.0)], (GX, GY, 0), hatch=[fam('u', gap=3, w=(.3, 2.))], sil=1.7, nu=30, nv=24, edges=[('v', 0, 1.2)]))
for a in (-.6, 1.5, 3.7): S.add(cyl((GX + .185 * math.cos(a), GY + .185 * math.sin(a), 0), (GX + .185 * math.cos(a), GY + .185 * math.sin(a), .13), .016, hatch=[], sil=1.1, nu=10), cyl((GX + .185 * math.cos(a), GY + .185 * math.sin(a), .11), (GX + .185 * math.cos(a), GY + .185 * math.sin(a), .135), .03, hatch=[], sil=1.1, nu=16))
wa = np.linspace(0, 2 * math.pi, 40); S.line3([(GX - .02 + .052 * math.cos(t), GY - .141 - 0 * t, .29 + .07 * math.sin(t)) for t in wa], 1.6, .7, grain=0); S.line3([(GX - .02 + .04 * math.cos(t), GY - .142, .29 + .055 * math.sin(t)) for t in wa], 1.0, .45, grain=0)
# accumulator jar (glass) far left behind, plates in it
AX, AY = -1.17, .62
S.add(box(AX - .2, AX + .2, AY - .12, AY + .12, 0, .42, hatch=[], ew=1.4)); S.line3([(AX - .2, AY - .121, .33), (AX + .2, AY - .121, .33)], 1.0, .4)
for k in range(7): x = AX - .15 + k * .05; S.line3([(x, AY - .122, .05), (x, AY - .122, .37)], 2.0 if k % 2 else 1.2, .45)
for x in (AX - .12, AX + .12): S.add(cyl((x, AY, .42), (x, AY, .5), .022, hatch=[fam('u', gap=2.4)], sil=1.2, nu=14))
for x, d in ((AX - .12, -.03), (AX + .12, .1)): S.add(tube(spline([(x, AY, .49), (x + .03, AY - .1, .62), (X0 + .2 + d, .35, .95), (X0 + .2 + d, .2, .9)], 40), .007, hatch=[], sil=.9, nu=6, ends=0, shadow=False)) if False else None
# tongs on the bench, two spare crucibles
for x, y, s in ((.02, -.66, 1), (.2, -.78, .85)):
    S.add(revolve([(.058 * s, 0), (.095 * s, .2 * s)], (x, y, 0), hatch=[fam('u', gap=3, w=(.3, 2.1))], sil=1.8, nu=40, edges=[('v', 0, 1.3), ('v', 1, 1.6)]), revolve([(.095 * s, .2 * s), (.078 * s, .2 * s), (.06 * s, .06 * s)], (x, y, 0), hatch=[fam('u', gap=2.8)], sil=0, nu=40, edges=[('v', .12, 1.4)]))
for s in (-1, 1): S.add(tube(spline([(.42, -.86 + s * .05, .02), (.56, -.86 - s * .04, .02), (.7, -.86 - s * .02, .02), (.82, -.86 + s * .02, .025), (1.2, -.82 + s * .07, .02)], 50), .013, hatch=[fam('v', gap=2.2)], sil=1.4, nu=10))
S.add(cyl((.77, -.86, .0), (.77, -.86, .05), .022, hatch=[], sil=1.2, nu=14))
# ================ bench
S.add(quad((-3, -1.05, 0), (3, -1.05, 0), (3, 1.05, 0), (-3, 1.05, 0), hatch=[fam('u', gap=7.2, w=(.25, 1.6), grain=.5)], ew=0, n=40, mat=.85, shadow=False), quad((-3, -1.05, -.1), (3, -1.05, -.1), (3, -1.05, 0), (-3, -1.05, 0), hatch=[fam('u', gap=4.4, w=(.3, 1.6), grain=.5)], ew=1.9, n=20, shadow=False), quad((-3, 1.05, 0), (3, 1.05, 0), (3, 1.05, -.1), (-3, 1.05, -.1), hatch=[], edges='', shadow=False))
S.line3([(-3, 1.05, 0), (3, 1.05, 0)], 1.5, .38)
S.build()
fx, fy, _ = S.cam.project(np.array([[FX, YS, .76]])); fx, fy = fx[0], fy[0]
def sky(x, y):
    d = np.hypot((x - fx), (y - fy)); return .045 + .02 * smooth(60, 500, y) + 0 * x, .2 * np.exp(-(d / 380) ** 2)
S.ruled(sky, 12, 1195, 7.8, w=(.2, 1.4), t0=.03)
S.engrave()
S.glow(fx, fy, 600, .36); S.glow(fx, fy - 15, 290, .42, ORANGE)
yy = lambda z: S.cam.project(np.array([[FX, YS, z]]))[1][0]; a, b = yy(ZT), yy(ZB); g = S.gradient('linear', [(round((yy(z) - a) / (b - a), 3), mix(heat(max(float(hz(z)) - .08, 0)), NIGHT, .15), 1) for z in np.linspace(ZT, ZB, 14)], x1=0, y1=a, x2=0, y2=b)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), g))
S.mid.append('<path d="%s" fill="#3a1a12"/>' % S.mask_path(lambda p: p.name == 'cruc'))
S.mid.append('<path d="%s" fill="#e8631c"/>' % S.mask_path(lambda p: p.name == 'slag'))
S.mid.append('<path d="%s" fill="#ffe2a4"/>' % S.mask_path(lambda p: p.name == 'metal'))
S.glow(fx, fy, 130, .5, STRAW, .7, front=True); S.glow(fx, fy - 20, 230, .16, ORANGE, front=True)
S.write('thermodynamics')
