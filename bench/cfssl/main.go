// Signs certificates with cfssl as a CA would, CSR in, certificate out, and reads CSRs as it does before that, on one core. Prints rows of a Markdown table.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"runtime"
	"syscall"
	"time"

	"github.com/cloudflare/cfssl/config"
	"github.com/cloudflare/cfssl/log"
	"github.com/cloudflare/cfssl/signer"
	"github.com/cloudflare/cfssl/signer/local"
	ct "github.com/google/certificate-transparency-go"
	"github.com/google/certificate-transparency-go/tls"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	runtime.GOMAXPROCS(1)
	log.Level = log.LevelError
	key := must(rsa.GenerateKey(rand.Reader, 2048))
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Bench CA"}, NotBefore: time.Now().Add(-time.Hour),
		NotAfter: time.Now().AddDate(10, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	parent := must(x509.ParseCertificate(must(x509.CreateCertificate(rand.Reader, authority, authority, key.Public(), key))))
	policy := &config.Signing{Default: &config.SigningProfile{
		Usage: []string{"digital signature", "server auth"}, Expiry: 199 * 24 * time.Hour,
		CRL: "http://crl.example.com/a.crl", IssuerURL: []string{"http://ca.example.com/a.cer"},
	}}
	ca := must(local.NewSigner(key, parent, x509.SHA256WithRSA, policy))
	customer := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	request := &x509.CertificateRequest{
		Subject:  pkix.Name{Country: []string{"JP"}, Organization: []string{"Kakuin Shoji Co., Ltd."}, CommonName: "www.example.co.jp"},
		DNSNames: []string{"www.example.co.jp", "example.co.jp"},
	}
	csr := string(pem.EncodeToMemory(&pem.Block{
		Type: "CERTIFICATE REQUEST", Bytes: must(x509.CreateCertificateRequest(rand.Reader, request, customer))}))
	pace("cfssl v1.6.5, certificate with one signature, RSA 2048", func() {
		must(ca.Sign(signer.SignRequest{Request: csr, Hosts: request.DNSNames}))
	})
	// With Certificate Transparency, as this suite issues: the same content is signed twice. No log is asked, the timestamp is made up.
	timestamp := ct.SignedCertificateTimestamp{Signature: ct.DigitallySigned{
		Algorithm: tls.SignatureAndHashAlgorithm{Hash: tls.SHA256, Signature: tls.ECDSA}, Signature: make([]byte, 70)}}
	pace("cfssl v1.6.5, precertificate and certificate, RSA 2048", func() {
		poisoned := must(ca.Sign(signer.SignRequest{Request: csr, Hosts: request.DNSNames, ReturnPrecert: true}))
		block, _ := pem.Decode(poisoned)
		must(ca.SignFromPrecert(must(x509.ParseCertificate(block.Bytes)), []ct.SignedCertificateTimestamp{timestamp}))
	})
	verdict(ca, "P-256", x509.ECDSAWithSHA256, customer)
	verdict(ca, "P-384", x509.ECDSAWithSHA384, must(ecdsa.GenerateKey(elliptic.P384(), rand.Reader)))
	for _, bits := range []int{2048, 3072, 4096} {
		verdict(ca, fmt.Sprintf("RSA %d", bits), x509.SHA256WithRSA, must(rsa.GenerateKey(rand.Reader, bits)))
	}
}

// What cfssl does with a CSR before it signs: reads it and verifies its signature. It judges neither key nor names.
func verdict(ca signer.Signer, kind string, algorithm x509.SignatureAlgorithm, key any) {
	request := &x509.CertificateRequest{
		Subject: pkix.Name{CommonName: "www.example.co.jp"}, DNSNames: []string{"www.example.co.jp"}, SignatureAlgorithm: algorithm}
	csr := pem.EncodeToMemory(&pem.Block{
		Type: "CERTIFICATE REQUEST", Bytes: must(x509.CreateCertificateRequest(rand.Reader, request, key))})
	pace("cfssl v1.6.5, CSR read and its signature verified, "+kind, func() {
		block, _ := pem.Decode(csr)
		must(signer.ParseCertificateRequest(ca, ca.Policy().Default, block.Bytes))
	})
}

// By the processor time of the whole process, as everything here is measured.
func pace(what string, work func()) {
	repeat := func(span time.Duration) float64 {
		began, spent, times := time.Now(), processorTime(), 0
		for time.Since(began) < span {
			work()
			times++
		}
		return float64(times) / (processorTime() - spent).Seconds()
	}
	repeat(time.Second)
	perSecond := repeat(4 * time.Second)
	fmt.Printf("| %s | %.0f /s (%.0f µs) |\n", what, perSecond, 1e6/perSecond)
}

func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
