package main

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// What made pages say of themselves.
var (
	labelLines = []string{"Top Stories", "Related", "More News", "Read more", "You may also like", "Latest", "Most Popular", "Trending", "Local News", "In other news", "Related articles", "Recommended", "Most read", "Also in the news", "Spotlight"}
	topLines   = []string{"Skip to main content", "Advertisement", "Share", "Print", "Home", "Menu", "Share this article", "Listen", "Follow us"}

	bottomLines = []string{"Share", "Advertisement", "Close", "Back to top", "© 2021 Daily Courier. All rights reserved.", "Comments", "Tags: economy, energy", "Print", "Read more", "Next article", "Filed under: Local", "Subscribe"}

	appealLines = []string{
		"We need your help", "Our reporters work for you, and readers like you pay for it. Please give what you can today.",
		"Subscribe now for full access", "Already a subscriber? Log in",
		"You have 3 free articles left this month.", "Subscribe today from 2 a week and cancel at any time.",
		"Sign up for our daily newsletter", "Enter your email address", "By signing up you agree to our terms and privacy policy.",
		"Get the morning's headlines in your inbox before breakfast.", "Thank you for signing up",
		"We use cookies to make this site work. You can change your settings at any time.", "Accept all cookies",
		"Please turn off your ad blocker to go on reading.", "Support independent journalism",
		"If you value our work, consider becoming a member. It takes a minute, and it keeps us going.",
		"Your gift makes our reporting possible.", "Donate now", "Download our app for breaking news alerts",
		"Story continues below", "Advertisement", "Read more: Council to decide on new bridge", "Share this story", "Watch: How the bridge was built",
		"Join the conversation", "Follow us on Facebook", "Listen to this article", "Don't miss a story: turn on notifications",
	}
)
